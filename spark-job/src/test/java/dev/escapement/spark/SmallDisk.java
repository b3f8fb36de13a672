package dev.escapement.spark;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RawLocalFileSystem;
import org.apache.hadoop.util.Progressable;

/** The local disk under the scheme {@code small:}, until so many bytes have been written. */
public final class SmallDisk extends RawLocalFileSystem {
    static final AtomicLong FREE = new AtomicLong();

    private static final URI ROOT = URI.create("small:///");

    @Override
    public URI getUri() {
        return ROOT;
    }

    @Override
    public FSDataOutputStream create(
            Path path, boolean overwrite, int buffer, short replication, long block, Progressable progress)
            throws IOException {
        FSDataOutputStream file = super.create(path, overwrite, buffer, replication, block, progress);
        return new FSDataOutputStream(new Limited(file), null);
    }

    private static final class Limited extends OutputStream {
        private final OutputStream file;

        Limited(OutputStream file) {
            this.file = file;
        }

        @Override
        public void write(int value) throws IOException {
            write(new byte[] {(byte) value}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int from, int count) throws IOException {
            if (FREE.addAndGet(-count) < 0) {
                throw new IOException("No space left on device");
            }
            file.write(bytes, from, count);
        }

        @Override
        public void close() throws IOException {
            file.close();
        }
    }
}

package dev.escapement.spark.store.file;

import java.io.IOException;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FSError;
import org.apache.hadoop.fs.StreamCapabilities;
import org.apache.parquet.io.PositionOutputStream;

/**
 * A new file whose bytes are on the disk once it is closed: compaction deletes what it has replaced, which a crash of the
 * machine must not turn into a loss. Where the file system cannot sync (object stores), closing is what makes it durable.
 */
public final class DurableOutput extends PositionOutputStream {
    private final FSDataOutputStream file;

    /** Writes to a file that has just been created, and closes it. */
    public DurableOutput(FSDataOutputStream file) {
        this.file = file;
    }

    @Override
    public long getPos() {
        return file.getPos();
    }

    @Override
    public void write(int value) throws IOException {
        try {
            file.write(value);
        } catch (FSError e) {
            throw unwrapped(e);
        }
    }

    @Override
    public void write(byte[] bytes, int from, int count) throws IOException {
        try {
            file.write(bytes, from, count);
        } catch (FSError e) {
            throw unwrapped(e);
        }
    }

    @Override
    public void flush() throws IOException {
        try {
            file.flush();
        } catch (FSError e) {
            throw unwrapped(e);
        }
    }

    @Override
    public void close() throws IOException {
        try (file) {
            if (file.hasCapability(StreamCapabilities.HSYNC)) {
                file.hsync();
            }
        } catch (FSError e) {
            throw unwrapped(e);
        }
    }

    /** Hadoop's local file system reports a full disk as an Error; it is an I/O failure like another. */
    public static IOException unwrapped(FSError error) {
        return error.getCause() instanceof IOException cause ? cause : new IOException(error);
    }
}

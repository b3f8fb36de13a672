package dev.escapement.spark.store.parquet;

import dev.escapement.spark.store.file.DurableOutput;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.util.Optional;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FSError;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.parquet.io.DelegatingSeekableInputStream;
import org.apache.parquet.io.InputFile;
import org.apache.parquet.io.SeekableInputStream;

/**
 * A file to read that remembers whether the file system failed. Parquet throws the same exceptions for a torn file and for a
 * disk that did not answer; only the first may be skipped.
 */
final class WatchedInput implements InputFile {
    private final FileSystem files;
    private final FileStatus file;
    private IOException failure;

    WatchedInput(FileSystem files, FileStatus file) {
        this.files = files;
        this.file = file;
    }

    /** What the file system threw, if it did. */
    Optional<IOException> failure() {
        return Optional.ofNullable(failure);
    }

    @Override
    public long getLength() {
        return file.getLen();
    }

    @Override
    public SeekableInputStream newStream() throws IOException {
        FSDataInputStream opened = watched(() -> files.open(file.getPath()));
        return new DelegatingSeekableInputStream(new Reads(opened)) {
            @Override
            public long getPos() throws IOException {
                return watched(opened::getPos);
            }

            @Override
            public void seek(long position) throws IOException {
                watched(() -> {
                    opened.seek(position);
                    return position;
                });
            }
        };
    }

    @Override
    public String toString() {
        return file.getPath().toString();
    }

    private interface Access<R> {
        R get() throws IOException;
    }

    private <R> R watched(Access<R> access) throws IOException {
        try {
            return access.get();
        } catch (EOFException e) {
            // A torn file points past its own end.
            throw e;
        } catch (IOException e) {
            failure = e;
            throw e;
        } catch (FSError e) {
            failure = DurableOutput.unwrapped(e);
            throw failure;
        }
    }

    private final class Reads extends FilterInputStream {
        Reads(FSDataInputStream opened) {
            super(opened);
        }

        @Override
        public int read() throws IOException {
            return watched(in::read);
        }

        @Override
        public int read(byte[] bytes, int from, int count) throws IOException {
            return watched(() -> in.read(bytes, from, count));
        }
    }
}

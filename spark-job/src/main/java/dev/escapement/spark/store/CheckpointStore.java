package dev.escapement.spark.store;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.ObjectInputFilter;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.zip.CRC32C;
import java.util.zip.CheckedInputStream;
import java.util.zip.CheckedOutputStream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FSError;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The checkpoints of an output, {@code _checkpoints/}, a file each, named by its key. Executors write and read them; the
 * driver deletes them. They only save time: whatever is the matter with one, it is as if it were not there, and a line in the
 * log says so.
 *
 * <p>A file holds a line that names the format and its version, the key, the serialised content and its CRC-32C. Nothing is
 * deserialised before the sum is right, and only Escapement's own records are.
 */
public final class CheckpointStore {
    private static final Logger LOG = LoggerFactory.getLogger(CheckpointStore.class);

    /** The version rises with every change of what is in a checkpoint. */
    private static final String FORMAT = "escapement checkpoint 1\n";

    private static final ObjectInputFilter OURS = ObjectInputFilter.Config.createFilter(
            "dev.escapement.**;java.util.CollSer;java.util.ImmutableCollections*;java.lang.Enum;java.lang.Object;!*");

    private final Path directory;
    private final WholeFiles files;

    CheckpointStore(Path directory, WholeFiles files) {
        this.directory = directory;
        this.files = files;
    }

    /** The checkpoints in a directory, for an executor. */
    public static CheckpointStore at(String directory, Configuration configuration) throws IOException {
        Path path = new Path(directory);
        return new CheckpointStore(path, new WholeFiles(path, configuration));
    }

    /** Where they are. */
    public String directory() {
        return directory.toString();
    }

    /**
     * Writes a checkpoint, replacing the one that has its key. If that fails, the old one stays.
     *
     * @param key letters and digits, always as many
     */
    public void write(String key, Serializable content) {
        try {
            files.write(file(key), temporary -> {
                CRC32C sum = new CRC32C();
                try (DataOutputStream out =
                        new DataOutputStream(new DurableOutput(files.system().create(temporary, false)))) {
                    out.write(header(key));
                    ObjectOutputStream objects = new ObjectOutputStream(new CheckedOutputStream(out, sum));
                    objects.writeObject(content);
                    objects.flush();
                    out.writeLong(sum.getValue());
                }
            });
        } catch (IOException | RuntimeException e) {
            LOG.warn("no checkpoint: {}", e.getMessage());
        }
    }

    /**
     * Reads a checkpoint; empty if there is none, or none that can be used.
     *
     * @param type of its content
     */
    public <T extends Serializable> Optional<T> read(String key, Class<T> type) {
        Path path = file(key);
        try {
            FileStatus status = files.system().getFileStatus(path);
            return Optional.of(type.cast(content(status, header(key))));
        } catch (FileNotFoundException e) {
            return Optional.empty();
        } catch (IOException | ClassNotFoundException | RuntimeException | FSError e) {
            LOG.warn("checkpoint {} cannot be used, its cells start over: {}", path, e.toString());
            return Optional.empty();
        }
    }

    private Object content(FileStatus file, byte[] header) throws IOException, ClassNotFoundException {
        long length = file.getLen() - header.length - Long.BYTES;
        try (FSDataInputStream in = files.system().open(file.getPath())) {
            if (length < 0 || !Arrays.equals(in.readNBytes(header.length), header)) {
                throw new IOException("it is not one of this version for these cells");
            }
            CheckedInputStream summed = new CheckedInputStream(in, new CRC32C());
            summed.skipNBytes(length);
            if (summed.getChecksum().getValue() != new DataInputStream(in).readLong()) {
                throw new IOException("its checksum is wrong");
            }
            in.seek(header.length);
            return deserialised(in);
        }
    }

    private static Object deserialised(InputStream in) throws IOException, ClassNotFoundException {
        ObjectInputStream objects = new ObjectInputStream(in);
        objects.setObjectInputFilter(OURS);
        return objects.readObject();
    }

    /** Deletes those with these keys, whether they are there or not. */
    public void delete(Set<String> keys) throws IOException {
        try {
            for (FileStatus status : files.system().listStatus(directory)) {
                if (keys.contains(status.getPath().getName())) {
                    files.delete(status.getPath());
                }
            }
        } catch (FileNotFoundException e) {
            return; // No task has run long enough to leave one.
        }
    }

    /** Deletes all, and what dead executors have left half written. */
    public void deleteAll() throws IOException {
        files.deleteTree(directory);
    }

    private Path file(String key) {
        return new Path(directory, key);
    }

    private static byte[] header(String key) {
        return (FORMAT + key + "\n").getBytes(StandardCharsets.US_ASCII);
    }
}

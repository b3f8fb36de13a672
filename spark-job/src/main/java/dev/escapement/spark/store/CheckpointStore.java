package dev.escapement.spark.store;

import dev.escapement.numeric.Sha256;
import dev.escapement.spark.store.file.DurableOutput;
import dev.escapement.spark.store.file.WholeFiles;
import java.io.BufferedReader;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.ObjectInputFilter;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
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
 * The checkpoints of an output, {@code _checkpoints/}, a file each, named by the SHA-256 of its subject: a line of ASCII that
 * says what the checkpoint is of. Executors write and read them; the driver asks for their subjects and deletes them. They
 * only save time: whatever is the matter with one, it is as if it were not there, and a line in the log says so.
 *
 * <p>A file holds a line that names the format and its version, the subject, the serialised content and its CRC-32C. Nothing is
 * deserialised before the sum is right, and only Escapement's own records are.
 */
public final class CheckpointStore {
    private static final Logger LOG = LoggerFactory.getLogger(CheckpointStore.class);

    /** The version rises with every change of what is in a checkpoint, the names of its classes included. */
    private static final String FORMAT = "escapement checkpoint 3";

    private static final String FORMAT_OF_ANY_VERSION = "escapement checkpoint ";

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
     * Writes a checkpoint, replacing the last of its subject. If that fails, the last one stays.
     */
    public void write(String subject, Serializable content) {
        try {
            files.write(file(subject), (system, temporary) -> {
                CRC32C sum = new CRC32C();
                try (DataOutputStream out = new DataOutputStream(new DurableOutput(system.create(temporary, false)))) {
                    out.write(header(subject));
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
    public <T extends Serializable> Optional<T> read(String subject, Class<T> type) {
        Path path = file(subject);
        try {
            FileStatus status = files.system().getFileStatus(path);
            return Optional.of(type.cast(content(status, header(subject))));
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
                throw new IOException("it is none of this version of these cells");
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

    /** The subjects of all checkpoints, but for such files as are none of this version. */
    public List<String> subjects() throws IOException {
        List<String> subjects = new ArrayList<>();
        for (FileStatus status : list()) {
            try (BufferedReader in = new BufferedReader(
                    new InputStreamReader(files.system().open(status.getPath()), StandardCharsets.US_ASCII))) {
                String format = in.readLine();
                String subject = in.readLine();
                if (!FORMAT.equals(format)) {
                    if (format != null && format.startsWith(FORMAT_OF_ANY_VERSION)) {
                        LOG.warn(
                                "checkpoint {} was written by another version, its cells start over", status.getPath());
                    }
                } else if (subject != null
                        && Sha256.hex(subject).equals(status.getPath().getName())) {
                    subjects.add(subject);
                }
            }
        }
        return subjects;
    }

    /** Deletes those of these subjects, whether they are there or not. */
    public void delete(Set<String> subjects) throws IOException {
        List<FileStatus> there = list();
        if (!there.isEmpty()) {
            Set<String> names = subjects.stream().map(Sha256::hex).collect(Collectors.toSet());
            for (FileStatus status : there) {
                if (names.contains(status.getPath().getName())) {
                    files.delete(status.getPath());
                }
            }
        }
    }

    private List<FileStatus> list() throws IOException {
        try {
            return Arrays.stream(files.system().listStatus(directory))
                    .filter(FileStatus::isFile)
                    .toList();
        } catch (FileNotFoundException e) {
            return List.of();
        }
    }

    /** Deletes all, and what dead executors have left half written. */
    public void deleteAll() throws IOException {
        files.deleteTree(directory);
    }

    private Path file(String subject) {
        return new Path(directory, Sha256.hex(subject));
    }

    private static byte[] header(String subject) {
        return (FORMAT + "\n" + subject + "\n").getBytes(StandardCharsets.US_ASCII);
    }
}

package dev.escapement.spark.store;

import dev.escapement.spark.store.file.Fence;
import dev.escapement.spark.store.file.UnusableFileException;
import dev.escapement.spark.store.file.WholeFiles;
import dev.escapement.spark.store.lease.DriverProcess;
import dev.escapement.spark.store.lease.Lease;
import dev.escapement.spark.store.lease.LeaseAcquisition;
import dev.escapement.spark.store.lease.LeaseClock;
import dev.escapement.spark.store.lease.LeaseFile;
import dev.escapement.spark.store.lease.OutputHeldException;
import dev.escapement.spark.store.parquet.RowReader;
import dev.escapement.spark.store.parquet.RowWriter;
import dev.escapement.spark.store.parquet.TableSchema;
import dev.escapement.spark.store.table.EscapeTimeRow;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.permission.FsAction;
import org.apache.hadoop.security.AccessControlException;

/**
 * A sweep's output: its runs, its tables and the texts beside them. One driver writes it, the one that holds its lease, from
 * one thread.
 */
public final class OutputDirectory {
    private static final String RUNS = "runs";
    private static final String TRAJECTORIES = "trajectories";
    private static final String PASSAGES = "passages";
    private static final String FIGURES = "figures";
    private static final String QUARANTINE = "_quarantine";
    private static final String LEASE = "_lease";
    private static final String CHECKPOINTS = "_checkpoints";

    private final Path path;
    private final WholeFiles files;
    private Fence fence = Fence.NONE;

    /**
     * An output on any of Hadoop's file systems. Nothing is created until something is written.
     *
     * @throws IOException if the path has a scheme that Hadoop does not know, or its file system cannot be reached
     */
    public OutputDirectory(Path path, Configuration configuration) throws IOException {
        this.files = new WholeFiles(path, configuration).behind(() -> fence.check());
        this.path = files.system().makeQualified(path);
    }

    /** Where it is. */
    public Path path() {
        return path;
    }

    /** Whether there are runs, be it none. */
    public boolean exists() throws IOException {
        return files.system().exists(new Path(path, RUNS));
    }

    /** Whether another process has the right to write it, or had it and has died. */
    public boolean beingWritten() throws IOException {
        return files.system().exists(new Path(path, LEASE));
    }

    /**
     * Takes the right to write this output, creates what is missing of it, and removes what a dead writer has left half
     * written. From then on nothing is renamed or deleted here unless the right is still held.
     *
     * @param me this process
     * @param waitingFor is told of a holder whose sign of life is waited for, at most for the term of its lease
     * @throws OutputHeldException if another driver is at work
     * @throws IOException if the output cannot be written
     */
    public Lease hold(DriverProcess me, LeaseClock clock, Consumer<DriverProcess> waitingFor) throws IOException {
        create(RUNS);
        Path runs = new Path(path, RUNS);
        LeaseFile file = new LeaseFile(files.behind(Fence.NONE), new Path(path, LEASE));
        Lease lease = LeaseAcquisition.acquire(path, file, me, clock, waitingFor);
        fence = lease;
        removeLeftovers(path);
        removeLeftovers(runs);
        for (String recorded : List.of(TRAJECTORIES, PASSAGES)) {
            Path directory = new Path(path, recorded);
            if (files.system().exists(directory)) {
                removeLeftovers(directory);
            }
        }
        removeLeftovers(new Path(path, FIGURES));
        // Not before: it writes temporary files too.
        lease.startHeart();
        return lease;
    }

    /** Creates a directory in the output, and the output, where they are not there yet. */
    public void create(String directory) throws IOException {
        Path created = new Path(path, directory);
        if (!files.system().mkdirs(created)) {
            throw new IOException(created + " cannot be created");
        }
    }

    /** Why the output cannot be created, as far as that shows without trying; empty if it is there, or nothing shows. */
    public Optional<String> obstacle() throws IOException {
        FileSystem system = files.system();
        Path nearest = path;
        while (!system.exists(nearest)) {
            nearest = nearest.getParent();
            if (nearest == null) {
                return Optional.empty();
            }
        }
        if (!system.getFileStatus(nearest).isDirectory()) {
            return Optional.of(nearest + " is a file");
        }
        return nearest.equals(path) || writable(nearest)
                ? Optional.empty()
                : Optional.of("this user may not write to " + nearest);
    }

    private boolean writable(Path directory) throws IOException {
        if ("file".equals(directory.toUri().getScheme())) {
            // Hadoop looks at owners and modes alone, and not at who is root.
            return Files.isWritable(java.nio.file.Path.of(directory.toUri().getPath()));
        }
        try {
            files.system().access(directory, FsAction.WRITE);
            return true;
        } catch (AccessControlException e) {
            return false;
        }
    }

    private void removeLeftovers(Path directory) throws IOException {
        deleteFiles(directory, name -> name.startsWith("_") && name.endsWith(".tmp"));
    }

    private void deleteFiles(Path directory, Predicate<String> like) throws IOException {
        for (FileStatus status : entries(directory)) {
            if (status.isFile() && like.test(status.getPath().getName())) {
                files.delete(status.getPath());
            }
        }
    }

    /** On some object stores a directory is not there before a file is in it. */
    private FileStatus[] entries(Path directory) throws IOException {
        try {
            return files.system().listStatus(directory);
        } catch (FileNotFoundException e) {
            return new FileStatus[0];
        }
    }

    /**
     * Its runs, for a reader: files that cannot count stay where they are.
     *
     * @param unusable is told, once, of each of these
     */
    public RunStore runs(Consumer<UnusableFileException> unusable) {
        return new RunStore(new Path(path, RUNS), files, Map.of(), new LeaveInPlace(unusable));
    }

    /**
     * Its runs, for the writer: files that cannot count are moved to {@code runs/_quarantine/} as they are met.
     *
     * @param footer keys and values for the footers of new files
     * @param quarantined is told of each of these, and of where it went
     */
    public RunStore writableRuns(Map<String, String> footer, BiConsumer<UnusableFileException, Path> quarantined) {
        Path runs = new Path(path, RUNS);
        return new RunStore(runs, files, footer, new Quarantine(files, new Path(runs, QUARANTINE), quarantined));
    }

    /**
     * Its trajectories, for a reader: files that cannot count stay where they are.
     *
     * @param unusable is told, once, of each of these
     */
    public TrajectoryStore trajectories(Consumer<UnusableFileException> unusable) {
        return new TrajectoryStore(new Path(path, TRAJECTORIES), files, Map.of(), new LeaveInPlace(unusable));
    }

    /**
     * Its trajectories, for the writer: files that cannot count are moved to {@code trajectories/_quarantine/} as they are
     * met.
     *
     * @param footer keys and values for the footers of new files
     * @param quarantined is told of each of these, and of where it went
     */
    public TrajectoryStore writableTrajectories(
            Map<String, String> footer, BiConsumer<UnusableFileException, Path> quarantined) {
        Path trajectories = new Path(path, TRAJECTORIES);
        return new TrajectoryStore(
                trajectories, files, footer, new Quarantine(files, new Path(trajectories, QUARANTINE), quarantined));
    }

    /**
     * Its passages, for a reader: files that cannot count stay where they are.
     *
     * @param unusable is told, once, of each of these
     */
    public PassageStore passages(Consumer<UnusableFileException> unusable) {
        return new PassageStore(new Path(path, PASSAGES), files, Map.of(), new LeaveInPlace(unusable));
    }

    /**
     * Its passages, for the writer: files that cannot count are moved to {@code passages/_quarantine/} as they are met.
     *
     * @param footer keys and values for the footers of new files
     * @param quarantined is told of each of these, and of where it went
     */
    public PassageStore writablePassages(
            Map<String, String> footer, BiConsumer<UnusableFileException, Path> quarantined) {
        Path passages = new Path(path, PASSAGES);
        return new PassageStore(
                passages, files, footer, new Quarantine(files, new Path(passages, QUARANTINE), quarantined));
    }

    /** Its checkpoints. */
    public CheckpointStore checkpoints() {
        return new CheckpointStore(new Path(path, CHECKPOINTS), files);
    }

    /**
     * Writes a small table, replacing the one that is there.
     *
     * @param name the file's, such as {@link EscapeTimeRow#FILE}
     * @param footer keys and values for its footer
     * @throws IllegalArgumentException if a row holds NaN, infinity, or null where there must be a value
     */
    public <T extends Record> void writeTable(String name, Class<T> row, List<T> rows, Map<String, String> footer)
            throws IOException {
        TableSchema<T> schema = TableSchema.of(row);
        files.write(new Path(path, name), (system, draft) -> {
            try (RowWriter<T> writer = new RowWriter<>(system, draft, schema, footer)) {
                for (T each : rows) {
                    writer.write(each);
                }
            }
        });
    }

    /**
     * Reads a small table.
     *
     * @throws java.io.FileNotFoundException if there is none
     * @throws UnusableFileException if it is torn or foreign
     */
    public <T extends Record> List<T> readTable(String name, Class<T> row) throws IOException {
        List<T> rows = new ArrayList<>();
        try (RowReader<T> reader = new RowReader<>(
                files.system(), files.system().getFileStatus(new Path(path, name)), TableSchema.of(row))) {
            for (T next = reader.next(); next != null; next = reader.next()) {
                rows.add(next);
            }
        }
        return rows;
    }

    /** Writes a text file, such as the manifest, as UTF-8, replacing the one that is there. */
    public void writeText(String name, String text) throws IOException {
        files.writeText(new Path(path, name), text);
    }

    /** Writes a file, replacing the one that is there; its directory is made where it is missing. */
    public void writeBytes(String name, byte[] bytes) throws IOException {
        files.writeBytes(new Path(path, name), bytes);
    }

    /** Deletes those files of a directory, if it is there, whose names are like that. */
    public void deleteFiles(String directory, Predicate<String> like) throws IOException {
        deleteFiles(new Path(path, directory), like);
    }

    /** Reads a text file, as UTF-8; empty if there is none. */
    public Optional<String> readText(String name) throws IOException {
        try (InputStream in = files.system().open(new Path(path, name))) {
            return Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (FileNotFoundException e) {
            return Optional.empty();
        }
    }
}

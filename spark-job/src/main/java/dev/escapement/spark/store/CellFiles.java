package dev.escapement.spark.store;

import dev.escapement.spark.store.file.UnusableFileException;
import dev.escapement.spark.store.file.WholeFiles;
import dev.escapement.spark.store.parquet.RowReader;
import dev.escapement.spark.store.parquet.RowWriter;
import java.io.Closeable;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * The files {@code *.parquet} of a table that lies in a directory of an output: immutable, each whole or absent, ours or
 * copied in from elsewhere. A file that is torn or foreign is reported, then set aside by the writer and passed over by
 * readers; none of its rows counts, and it is never deleted.
 *
 * @param <R> the row
 */
public abstract sealed class CellFiles<R extends Record> permits RunStore, TrajectoryStore, PassageStore {
    /** How many files a merge holds open. */
    private static final int FAN_IN = 32;

    /** Rows of an unsorted file that are sorted in memory at a time; about 100 MB. */
    private static final int PIECE_ROWS = 100_000;

    private static final Pattern NUMBERED = Pattern.compile("(?:batch|merged)-(\\d{1,18})-.*\\.parquet");

    private final CellTable<R> table;
    private final Path directory;
    private final WholeFiles files;
    private final Map<String, String> footer;
    private final UnusableFiles unusable;
    private final Map<Version, CellFile<R>> sound = new HashMap<>();
    private final Set<Version> reported = new HashSet<>();
    /** All files there are for this reader; null if it looks anew each time. */
    private List<FileStatus> kept;

    /** A file's content, as far as a listing tells. */
    private record Version(Path path, long length, long modified) {
        static Version of(FileStatus status) {
            return new Version(status.getPath(), status.getLen(), status.getModificationTime());
        }
    }

    CellFiles(
            CellTable<R> table, Path directory, WholeFiles files, Map<String, String> footer, UnusableFiles unusable) {
        this.table = table;
        this.directory = directory;
        this.files = files;
        this.footer = Map.copyOf(footer);
        this.unusable = unusable;
    }

    /** Whether there is no file, sound or not. */
    public final boolean isEmpty() throws IOException {
        return list().isEmpty();
    }

    /**
     * From now on the files that are there now are all there are for this reader, whatever a writer adds. If the writer merges
     * them, reading ends with a {@link FileNotFoundException}.
     */
    public final void keepListing() throws IOException {
        List<FileStatus> before = list();
        List<FileStatus> now = list();
        // A listing that runs beside a merge may lack the merged file and its sources; two that agree lack nothing.
        while (!now.equals(before)) {
            before = now;
            now = list();
        }
        kept = now;
    }

    /** Whether a sound file holds a row. Tells nobody of files that are not, and leaves them where they are. */
    public final boolean holdsRows() throws IOException {
        for (FileStatus status : list()) {
            try {
                if (inspect(status).rows() > 0) {
                    return true;
                }
            } catch (UnusableFileException e) {
                // None of its rows counts.
            }
        }
        return false;
    }

    /** What a user has to know of how the sound files that have been read so far were read: a line a file, by name. */
    public final List<String> notices() {
        return sound.values().stream()
                .flatMap(file -> file.notice().stream())
                .sorted()
                .toList();
    }

    /** Hands over every row of every sound file, file by file, those that do not count too. */
    public final void forEachRow(Consumer<R> consumer) throws IOException {
        for (CellFile<R> file : soundFiles()) {
            try (RowReader<R> rows = file.open()) {
                for (R row = rows.next(); row != null; row = rows.next()) {
                    consumer.accept(row);
                }
            }
        }
    }

    /**
     * Hands over the rows that count, in the table's order. Writes nothing to the output.
     *
     * @param rivals is told of each two rows of which only one counts
     */
    final void forEachThatCounts(Consumer<R> consumer, BiConsumer<R, R> rivals) throws IOException {
        try (Cursor<R> cells = new Cursor<>(new SortedFiles<>(table, soundFiles(), FAN_IN, PIECE_ROWS, rivals))) {
            for (R row = cells.next(); row != null; row = cells.next()) {
                consumer.accept(row);
            }
        }
    }

    /** The rows that count, one by one. */
    final Cursor<R> cursor() throws IOException {
        return new Cursor<>(new SortedFiles<>(table, soundFiles(), FAN_IN, PIECE_ROWS, (one, other) -> {}));
    }

    /** Rows in a table's order. */
    static final class Cursor<R extends Record> implements Closeable {
        private final SortedFiles<R> files;
        private final CellMerge<R> rows;

        private Cursor(SortedFiles<R> files) throws IOException {
            this.files = files;
            try {
                rows = files.merge();
            } catch (IOException e) {
                files.close();
                throw e;
            }
        }

        /** The next row, or null after the last one. */
        R next() throws IOException {
            return rows.next();
        }

        @Override
        public void close() throws IOException {
            try {
                rows.close();
            } finally {
                files.close();
            }
        }
    }

    /**
     * Adds a file with these rows, in the table's order. When this returns it is on the disk.
     *
     * @throws IllegalArgumentException if a row holds NaN, infinity, or null where there must be a value
     */
    public final void append(Collection<R> rows) throws IOException {
        List<R> sorted = new ArrayList<>(rows);
        sorted.sort(table.order());
        files.write(next("batch"), (system, path) -> {
            try (RowWriter<R> batch = writer(system, path)) {
                for (R row : sorted) {
                    batch.write(row);
                }
            }
        });
    }

    /**
     * Leaves one file with the rows that count. Until the merged file has its name, and has been read back,
     * all others stay; so a reader may meanwhile see a row twice, but never misses one. If there is one file, in
     * order and without rivals, nothing is written.
     */
    public final void compact() throws IOException {
        List<CellFile<R>> old = soundFiles();
        while (old.size() > 1 || (old.size() == 1 && !old.get(0).distinct())) {
            try {
                merge(old);
                return;
            } catch (UnusableFileException e) {
                // A file that was sound when it was inspected is looked at again; one that is no source would be for
                // ever.
                if (!sound.keySet().removeIf(version -> version.path().equals(e.file()))) {
                    throw e;
                }
                old = soundFiles();
            }
        }
    }

    private void merge(List<CellFile<R>> old) throws IOException {
        Path target = next("merged");
        long[] cells = {0};
        files.write(target, (system, path) -> {
            try (SortedFiles<R> runs = new SortedFiles<>(table, old, FAN_IN, PIECE_ROWS, (one, other) -> {});
                    CellMerge<R> merge = runs.merge();
                    RowWriter<R> merged = writer(system, path)) {
                for (R row = merge.next(); row != null; row = merge.next()) {
                    merged.write(row);
                }
                cells[0] = merged.count();
            }
        });
        CellFile<R> merged = inspect(files.system().getFileStatus(target));
        if (!merged.distinct() || merged.rows() != cells[0]) {
            throw new IOException(target + " does not read back as it was written");
        }
        for (CellFile<R> file : old) {
            files.delete(file.status().getPath());
        }
    }

    private RowWriter<R> writer(FileSystem system, Path path) throws IOException {
        return new RowWriter<>(system, path, table.schema(), footer);
    }

    private List<CellFile<R>> soundFiles() throws IOException {
        List<CellFile<R>> found = new ArrayList<>();
        for (FileStatus status : list()) {
            try {
                found.add(inspect(status));
            } catch (UnusableFileException e) {
                if (!reported.contains(Version.of(status))) {
                    unusable.handle(e);
                    reported.add(Version.of(status));
                }
            }
        }
        return found;
    }

    /** Files don't change once they have a name, so each is inspected once. */
    private CellFile<R> inspect(FileStatus status) throws IOException {
        Version version = Version.of(status);
        CellFile<R> file = sound.get(version);
        if (file == null) {
            file = CellFile.inspect(table, files.system(), status);
            sound.put(version, file);
        }
        return file;
    }

    /** What the glob {@code *.parquet} matches, by name. */
    private List<FileStatus> list() throws IOException {
        if (kept != null) {
            return kept;
        }
        List<FileStatus> found = new ArrayList<>();
        try {
            for (FileStatus status : files.system().listStatus(directory)) {
                String name = status.getPath().getName();
                if (name.endsWith(".parquet") && !name.startsWith(".")) {
                    found.add(status);
                }
            }
        } catch (FileNotFoundException e) {
            return List.of();
        }
        found.sort(Comparator.comparing(FileStatus::getPath));
        return found;
    }

    /** A new name, numbered after all others. */
    private Path next(String kind) throws IOException {
        long sequence = 0;
        for (FileStatus status : list()) {
            Matcher numbered = NUMBERED.matcher(status.getPath().getName());
            if (numbered.matches()) {
                sequence = Math.max(sequence, Long.parseLong(numbered.group(1)) + 1);
            }
        }
        return new Path(directory, String.format(Locale.ROOT, "%s-%06d-%s.parquet", kind, sequence, UUID.randomUUID()));
    }
}

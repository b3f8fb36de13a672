package dev.escapement.spark.store;

import dev.escapement.algorithm.InitialCondition;
import dev.escapement.link.Links;
import dev.escapement.setting.Activation;
import dev.escapement.setting.GridPoint;
import dev.escapement.setting.Setting;
import dev.escapement.setting.SettingGroup;
import dev.escapement.setting.SettingSchema;
import dev.escapement.simulation.Status;
import dev.escapement.spark.SettingFixture;
import dev.escapement.spark.store.file.WholeFiles;
import dev.escapement.spark.store.parquet.RowReader;
import dev.escapement.spark.store.parquet.RowWriter;
import dev.escapement.spark.store.parquet.TableSchema;
import dev.escapement.spark.store.table.RunRow;
import dev.escapement.theory.StepSizePolicy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/** Rows to store, and files to store them in. */
public final class Rows {
    public static final SettingGroup GROUP = SettingFixture.BASE
            .with(SettingSchema.ACTIVATION, new Activation.Given(Links.parse("hermite(0,0,0.5,1)")))
            .with(SettingSchema.INIT, new InitialCondition.Fixed(0.02))
            .with(SettingSchema.POLICY, new StepSizePolicy.Optimal())
            .group();
    public static final Setting SETTING = new Setting(new GridPoint(GROUP, 64), 0.0125, 0.002);
    public static final Instant NOON = Instant.parse("2026-02-03T12:00:00.123456Z");

    private static final FileSystem LOCAL = openLocal();

    private Rows() {}

    private static FileSystem openLocal() {
        try {
            return new WholeFiles(new Path("file:///"), new Configuration()).system();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static String cell(long number) {
        return String.format("%032x", number);
    }

    public static RunRow escaped(long cell, long maxSteps) {
        return row(cell, maxSteps, Status.ESCAPED, (900 + cell) % maxSteps);
    }

    public static RunRow censored(long cell, long maxSteps) {
        return row(cell, maxSteps, Status.CENSORED, null);
    }

    public static RunRow failed(long cell, long maxSteps) {
        return row(cell, maxSteps, Status.FAILED, null);
    }

    private static RunRow row(long cell, long maxSteps, Status status, Long escapeStep) {
        boolean failed = status == Status.FAILED;
        Long steps = failed ? null : (escapeStep == null ? Long.valueOf(maxSteps) : escapeStep);
        return new RunRow(
                cell(cell),
                SETTING,
                maxSteps,
                cell,
                7,
                failed ? null : 0.125,
                failed ? null : 0.5,
                status,
                escapeStep,
                steps,
                steps,
                steps,
                failed ? "java.lang.IllegalStateException: no luck" : null,
                1_000L,
                "scalar",
                "host",
                NOON);
    }

    /** Many rows, in no order, with a varied column or two. */
    public static List<RunRow> shuffled(int count, long seed) {
        Random random = new Random(seed);
        return IntStream.range(0, count)
                .mapToObj(i -> escaped(random.nextLong() >>> 1, 1_000_000_000_000_000_000L))
                .toList();
    }

    /** The local file system, without checksum files. */
    public static FileSystem local() {
        return LOCAL;
    }

    public static Path hadoop(java.nio.file.Path path) {
        return new Path(path.toUri());
    }

    /** Writes a file as the store does, but in the order given. */
    public static <T extends Record> void write(java.nio.file.Path path, Class<T> row, List<T> rows)
            throws IOException {
        try (RowWriter<T> writer =
                new RowWriter<>(local(), hadoop(path), TableSchema.of(row), Map.of("escapement.test", "yes"))) {
            for (T each : rows) {
                writer.write(each);
            }
        }
    }

    public static <T extends Record> List<T> read(java.nio.file.Path path, Class<T> row) throws IOException {
        FileStatus status = local().getFileStatus(hadoop(path));
        try (RowReader<T> reader = new RowReader<>(local(), status, TableSchema.of(row))) {
            List<T> rows = new ArrayList<>();
            for (T next = reader.next(); next != null; next = reader.next()) {
                rows.add(next);
            }
            return rows;
        }
    }
}

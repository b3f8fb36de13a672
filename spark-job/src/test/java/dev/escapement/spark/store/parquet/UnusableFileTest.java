package dev.escapement.spark.store.parquet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.escapement.spark.store.Rows;
import dev.escapement.spark.store.file.ForeignFileException;
import dev.escapement.spark.store.file.TornFileException;
import dev.escapement.spark.store.file.UnusableFileException;
import dev.escapement.spark.store.table.RunRow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FilterFileSystem;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.SimpleGroup;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.example.ExampleParquetWriter;
import org.apache.parquet.io.LocalOutputFile;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Types;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that are cut short, overwritten, or never were tables. */
class UnusableFileTest {
    @TempDir
    private Path directory;

    private Path file;
    private byte[] whole;

    @BeforeEach
    void writeAFile() throws IOException {
        file = directory.resolve("runs.parquet");
        Rows.write(file, RunRow.class, List.of(Rows.escaped(1, 1000), Rows.failed(2, 1000), Rows.censored(3, 1000)));
        whole = Files.readAllBytes(file);
    }

    @Test
    void aFileCutShortAnywhereIsTorn() throws IOException {
        for (int length = 0; length < whole.length; length += 64) {
            Files.write(file, Arrays.copyOf(whole, length));
            assertTorn("cut to " + length);
        }
        Files.write(file, Arrays.copyOf(whole, whole.length - 1));
        assertTorn("cut by one byte");
    }

    @Test
    void randomBytesAreTorn() throws IOException {
        Random random = new Random(1);
        for (int i = 0; i < 200; i++) {
            byte[] bytes = new byte[random.nextInt(4000)];
            random.nextBytes(bytes);
            if (i % 2 == 0 && bytes.length > 12) {
                // Past the first glance: the magic numbers are right.
                System.arraycopy(whole, 0, bytes, 0, 4);
                System.arraycopy(whole, whole.length - 8, bytes, bytes.length - 8, 8);
            }
            Files.write(file, bytes);
            assertTorn("garbage " + i);
        }
    }

    @Test
    void zeroesInTheMiddleAreTorn() throws IOException {
        // What some file systems leave of a file after a power failure.
        for (int from = 4; from < whole.length - 64; from += 64) {
            byte[] bytes = whole.clone();
            Arrays.fill(bytes, from, from + 64, (byte) 0);
            Files.write(file, bytes);
            assertUnusableOrSame("zeroes at " + from);
        }
    }

    @Tag("slow")
    @Test
    void aFlippedByteNeverDoesMoreThanMakeAFileUnusable() throws IOException {
        for (int at = 0; at < whole.length; at += 7) {
            byte[] bytes = whole.clone();
            bytes[at] ^= (byte) (1 << at % 8);
            Files.write(file, bytes);
            Throwable thrown = catchThrowable(() -> Rows.read(file, RunRow.class));
            if (thrown != null) {
                assertThat(thrown).as("byte " + at).isInstanceOf(UnusableFileException.class);
            }
        }
    }

    @Test
    void theMessageNamesTheFile() throws IOException {
        Files.write(file, new byte[0]);
        assertThatThrownBy(() -> Rows.read(file, RunRow.class))
                .isInstanceOf(TornFileException.class)
                .hasMessage("runs.parquet is not a whole Parquet file (0 bytes)")
                .extracting(thrown -> ((UnusableFileException) thrown).file())
                .isEqualTo(Rows.hadoop(file));
    }

    @Test
    void aMissingColumnIsForeign() throws IOException {
        record Other(@Column("c") String cellId) {}
        Files.delete(file);
        Rows.write(file, Other.class, List.of(new Other("x")));

        assertForeign(RunRow.class, "column algorithm is missing");
    }

    @Test
    void anotherTypeIsForeign() throws IOException {
        record Theirs(@Column("n") long n) {}
        record Ours(@Column("n") int n) {}
        Files.delete(file);
        Rows.write(file, Theirs.class, List.of(new Theirs(1)));

        assertForeign(Ours.class, "column n is INT64, not INT32");
    }

    @Test
    void aTimeIsNoNumber() throws IOException {
        record Theirs(@Column(value = "t", nullable = true) Instant t) {}
        record Ours(@Column("t") long t) {}
        Files.delete(file);
        Rows.write(file, Theirs.class, List.of(new Theirs(Rows.NOON)));

        assertForeign(Ours.class, "column t is INT64 TIMESTAMP(MICROS,true), not INT64");
    }

    @Test
    void nullWhereThereMustBeAValueIsForeign() throws IOException {
        record Theirs(@Column("n") Long n) {}
        record Ours(@Column("n") long n) {}
        Files.delete(file);
        Rows.write(file, Theirs.class, List.of(new Theirs(1L), new Theirs(null)));

        assertForeign(Ours.class, "in row 2, n is null");
    }

    @Test
    void aStatusThatWeDoNotKnowIsForeign() throws IOException {
        enum Known {
            YES
        }
        record Theirs(@Column("s") String s) {}
        record Ours(@Column("s") Known s) {}
        Files.delete(file);
        Rows.write(file, Theirs.class, List.of(new Theirs("YES"), new Theirs("PERHAPS")));

        assertForeign(Ours.class, "in row 2, s is PERHAPS, not one of [YES]");
    }

    @Test
    void columnsMayBeMoreOrInAnotherOrderAndAdditionsMayBeAbsent() throws IOException {
        record Theirs(
                @Column("b") String b,
                @Column("x") int extra,
                @Column("a") Long a) {}
        record Ours(
                @Column("a") long a,
                @Column(value = "b", nullable = true) String b,
                @Column(value = "c", addition = true) Double c) {}
        Files.delete(file);
        Rows.write(file, Theirs.class, List.of(new Theirs("one", 5, 1L), new Theirs("two", 6, 2L)));

        assertThat(Rows.read(file, Ours.class)).containsExactly(new Ours(1, "one", null), new Ours(2, "two", null));
    }

    @Test
    void whatMayBeNullIsNullWhereItIsMissingOrOfAnotherType() throws IOException {
        record Theirs(
                @Column("a") long a,
                @Column("c") int c,
                @Column("d") int d) {}
        record Ours(
                @Column("a") long a,
                @Column(value = "b", nullable = true) String b,
                @Column("c") Long c,
                @Column(value = "d", nullable = true) Instant d,
                @Column(value = "e", addition = true) Double e) {}
        Files.delete(file);
        Rows.write(file, Theirs.class, List.of(new Theirs(1, 5, 6)));

        assertThat(Rows.read(file, Ours.class)).containsExactly(new Ours(1, null, null, null, null));
        FileStatus status = Rows.local().getFileStatus(Rows.hadoop(file));
        try (RowReader<Ours> reader = new RowReader<>(Rows.local(), status, TableSchema.of(Ours.class))) {
            assertThat(reader.takenAsNull()).containsExactlyInAnyOrder("b", "c", "d");
            assertThat(reader.spellTakenAsNull())
                    .isEqualTo("column b is missing, column c is INT32, not INT64,"
                            + " column d is INT32, not INT64 TIMESTAMP(MICROS,true)");
        }
    }

    @Test
    void minusZeroIsZero() throws IOException {
        record Row(@Column("a") double a, @Column("b") Double b) {}
        Files.delete(file);
        Rows.write(file, Row.class, List.of(new Row(-0.0, -0.0), new Row(-1, null)));

        assertThat(Rows.read(file, Row.class)).containsExactly(new Row(0.0, 0.0), new Row(-1, null));
    }

    @Test
    void aColumnThatArrowDeclaresToBeAllNullIsNull() throws IOException {
        record Ours(
                @Column("a") long a,
                @Column(value = "b", nullable = true) String b) {}
        record Strict(@Column("a") long a, @Column("b") String b) {}
        Files.delete(file);
        MessageType theirs = Types.buildMessage()
                .required(PrimitiveTypeName.INT64)
                .named("a")
                .optional(PrimitiveTypeName.INT32)
                .as(LogicalTypeAnnotation.unknownType())
                .named("b")
                .named("schema");
        try (ParquetWriter<Group> writer = ExampleParquetWriter.builder(new LocalOutputFile(file))
                .withType(theirs)
                .build()) {
            writer.write(new SimpleGroup(theirs).append("a", 1L));
        }

        assertThat(Rows.read(file, Ours.class)).containsExactly(new Ours(1, null));
        assertForeign(Strict.class, "column b is INT32 UNKNOWN, not BINARY STRING");
    }

    @Test
    void aDiskThatDoesNotAnswerIsNoTornFile() throws IOException {
        FileStatus status = Rows.local().getFileStatus(Rows.hadoop(file));
        IOException broken = new IOException("the disk does not answer");
        FilterFileSystem failing = new FilterFileSystem(Rows.local()) {
            @Override
            public FSDataInputStream open(org.apache.hadoop.fs.Path path) throws IOException {
                throw broken;
            }
        };

        assertThatThrownBy(() -> new RowReader<>(failing, status, TableSchema.of(RunRow.class)))
                .isSameAs(broken);
    }

    private void assertTorn(String how) {
        Throwable thrown = catchThrowable(() -> Rows.read(file, RunRow.class));
        assertThat(thrown).as(how).isInstanceOf(TornFileException.class);
    }

    private void assertUnusableOrSame(String how) throws IOException {
        Throwable thrown = catchThrowable(() -> Rows.read(file, RunRow.class));
        if (thrown == null) {
            assertThat(Rows.read(file, RunRow.class)).as(how).hasSize(3);
        } else {
            assertThat(thrown).as(how).isInstanceOf(UnusableFileException.class);
        }
    }

    private <T extends Record> void assertForeign(Class<T> row, String reason) {
        assertThatThrownBy(() -> Rows.read(file, row))
                .isInstanceOf(ForeignFileException.class)
                .hasMessage("runs.parquet does not follow the table's contract: " + reason);
    }
}

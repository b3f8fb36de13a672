package dev.escapement.spark.store.parquet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.escapement.setting.Field;
import dev.escapement.setting.SettingColumns;
import dev.escapement.simulation.Status;
import dev.escapement.spark.store.Rows;
import dev.escapement.spark.store.table.EscapeTimeRow;
import dev.escapement.spark.store.table.ExponentRow;
import dev.escapement.spark.store.table.RunRow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tag;

/** What is written is read back, whatever it is; and what may not be in a table is never written. */
class RoundTripTest {
    @Property(tries = 60, shrinking = ShrinkingMode.BOUNDED)
    void runs(@ForAll("runRows") List<RunRow> rows) throws IOException {
        assertThat(throughAFile(RunRow.class, rows)).isEqualTo(rows);
    }

    @Property(tries = 20, shrinking = ShrinkingMode.BOUNDED)
    void escapeTimes(@ForAll("escapeTimeRows") List<EscapeTimeRow> rows) throws IOException {
        assertThat(throughAFile(EscapeTimeRow.class, rows)).isEqualTo(rows);
    }

    @Property(tries = 20, shrinking = ShrinkingMode.BOUNDED)
    void exponents(@ForAll("exponentRows") List<ExponentRow> rows) throws IOException {
        assertThat(throughAFile(ExponentRow.class, rows)).isEqualTo(rows);
    }

    @Tag("slow")
    @Example
    void manyRowGroups() throws IOException {
        List<RunRow> rows = Rows.shuffled(150_000, 3);

        assertThat(throughAFile(RunRow.class, rows)).isEqualTo(rows);
    }

    @Example
    void theFooterHoldsTheVersionAndTheCallersEntries() throws IOException {
        inDirectory(directory -> {
            Path file = directory.resolve("t.parquet");
            Rows.write(file, RunRow.class, List.of());
            try (RowReader<RunRow> reader = new RowReader<>(
                    Rows.local(), Rows.local().getFileStatus(Rows.hadoop(file)), TableSchema.of(RunRow.class))) {
                assertThat(reader.footer())
                        .containsAllEntriesOf(Map.of("escapement.schema.version", "13", "escapement.test", "yes"));
            }
            return null;
        });
    }

    @Example
    void anUnpairedSurrogateBecomesAQuestionMark() throws IOException {
        record Message(@Column("what was thrown") String error) {}

        assertThat(throughAFile(Message.class, List.of(new Message("\ud800 oh"))))
                .containsExactly(new Message("? oh"));
    }

    @Example
    void whatIsNotANumberIsNeverWritten() {
        record Numbers(@Column("x") Double x, @Column("y") double y) {}

        for (double bad : new double[] {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY}) {
            assertThatThrownBy(() -> throughAFile(Numbers.class, List.of(new Numbers(bad, 1))))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("x is " + bad + "; a number that is missing is null");
            assertThatThrownBy(() -> throughAFile(Numbers.class, List.of(new Numbers(1.0, bad))))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Example
    void whatMustNotBeNullIsNeverWrittenAsNull() {
        record Name(@Column("n") String name) {}

        assertThatThrownBy(() -> throughAFile(Name.class, List.of(new Name(null))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("name is null");
    }

    @Provide
    Arbitrary<List<RunRow>> runRows() {
        return rows(RunRow.class);
    }

    @Provide
    Arbitrary<List<EscapeTimeRow>> escapeTimeRows() {
        return rows(EscapeTimeRow.class);
    }

    @Provide
    Arbitrary<List<ExponentRow>> exponentRows() {
        return rows(ExponentRow.class);
    }

    /** Rows of any table, made from its columns. */
    private static <T extends Record> Arbitrary<List<T>> rows(Class<T> row) {
        TableSchema<T> schema = TableSchema.of(row);
        List<Arbitrary<Object>> cells = new ArrayList<>();
        for (TableColumn column : schema.columns()) {
            Arbitrary<Object> cell = cell(column);
            cells.add(column.nullable() ? cell.injectNull(0.2) : cell);
        }
        return Combinators.combine(cells)
                .as(values -> agreeing(schema.columns(), values))
                .map(values -> schema.row(values.toArray()))
                .list()
                .ofMaxSize(8);
    }

    /** The same values, but for those that a row's record holds against each other: a setting's, and those of a run's end. */
    private static List<Object> agreeing(List<TableColumn> columns, List<Object> values) {
        List<String> names = columns.stream().map(TableColumn::name).toList();
        List<Object> agreeing = new ArrayList<>(values);
        settle(names, agreeing, SettingColumns.GROUP, Rows.GROUP);
        settle(names, agreeing, SettingColumns.SETTING, Rows.SETTING);
        if (names.contains("cell_id")) {
            long maxSteps = ((Long) values.get(names.indexOf("max_steps")) >>> 1) | 1;
            boolean escaped = values.get(names.indexOf("status")).equals(Status.ESCAPED.name());
            Object cell = values.get(names.indexOf("cell_id"));
            Object step = values.get(names.indexOf("escape_step"));
            agreeing.set(names.indexOf("cell_id"), String.format("%032x", cell.hashCode()));
            agreeing.set(names.indexOf("max_steps"), maxSteps);
            agreeing.set(
                    names.indexOf("escape_step"),
                    escaped ? Long.valueOf(1 + Math.floorMod(Objects.hashCode(step), maxSteps)) : null);
        }
        return agreeing;
    }

    private static <T> void settle(List<String> names, List<Object> values, SettingColumns<T> columns, T known) {
        List<String> ofIt = columns.fields().stream().map(Field::name).toList();
        if (names.containsAll(ofIt)) {
            Object[] theirs = columns.write(known);
            for (int i = 0; i < theirs.length; i++) {
                values.set(names.indexOf(ofIt.get(i)), theirs[i]);
            }
        }
    }

    private static Arbitrary<Object> cell(TableColumn column) {
        if (column.type().isEnum()) {
            return Arbitraries.of(column.type().getEnumConstants()).map(Object::toString);
        }
        return switch (column.kind()) {
            case STRING ->
                Arbitraries.strings()
                        .all()
                        .excludeChars(surrogates())
                        .ofMaxLength(20)
                        .edgeCases(edges -> edges.add("", "\0", "\ud83d\ude80 d\u00e9j\u00e0", "line\nbreak"))
                        .asGeneric();
            case INT -> Arbitraries.integers().asGeneric();
            case BIGINT -> Arbitraries.longs().asGeneric();
            case DOUBLE ->
                Arbitraries.doubles()
                        .edgeCases(edges -> edges.add(Double.MIN_VALUE, Double.MAX_VALUE, -Double.MAX_VALUE))
                        .map(number -> number + 0.0) // -0 is read as 0
                        .asGeneric();
            case BOOLEAN -> Arbitraries.of(true, false).asGeneric();
            case TIMESTAMP ->
                Arbitraries.longs()
                        .between(Long.MIN_VALUE / 2, Long.MAX_VALUE / 2)
                        .map(micros -> Instant.ofEpochSecond(
                                Math.floorDiv(micros, 1_000_000L), Math.floorMod(micros, 1_000_000L) * 1_000))
                        .asGeneric();
        };
    }

    private static char[] surrogates() {
        char[] all = new char[Character.MAX_SURROGATE - Character.MIN_SURROGATE + 1];
        for (int i = 0; i < all.length; i++) {
            all[i] = (char) (Character.MIN_SURROGATE + i);
        }
        return all;
    }

    private static <T extends Record> List<T> throughAFile(Class<T> row, List<T> rows) throws IOException {
        return inDirectory(directory -> {
            Path file = directory.resolve("t.parquet");
            Rows.write(file, row, rows);
            return Rows.read(file, row);
        });
    }

    private interface Work<R> {
        R in(Path directory) throws IOException;
    }

    /** A property runs many times within one test, so a directory per test would not do. */
    private static <R> R inDirectory(Work<R> work) throws IOException {
        Path directory = Files.createTempDirectory("escapement-store-");
        try {
            return work.in(directory);
        } finally {
            Files.deleteIfExists(directory.resolve("t.parquet"));
            Files.delete(directory);
        }
    }
}

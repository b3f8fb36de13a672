package dev.escapement.spark.store.parquet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.escapement.spark.store.table.CrossoverRow;
import dev.escapement.spark.store.table.EscapeTimeRow;
import dev.escapement.spark.store.table.ExponentRow;
import dev.escapement.spark.store.table.LocalExponentRow;
import dev.escapement.spark.store.table.PassageRow;
import dev.escapement.spark.store.table.RunRow;
import dev.escapement.spark.store.table.TrajectoryRow;
import dev.escapement.spark.store.table.TransitionRow;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.parquet.schema.Type;
import org.junit.jupiter.api.Test;

/** The columns that others rely on: names, types and nullability don't change. */
class TableContractTest {
    private static final List<String> MODEL = List.of(
            "required binary algorithm (STRING)",
            "required binary link (STRING)",
            "required binary activation (STRING)",
            "required binary loss (STRING)",
            "required binary geometry (STRING)",
            "required binary overlap_mode (STRING)",
            "required binary init (STRING)",
            "required binary engine (STRING)",
            "optional binary precision (STRING)",
            "required binary gamma_policy (STRING)",
            "optional binary rule (STRING)",
            "optional binary label (STRING)",
            "optional binary escape (STRING)");
    private static final List<String> COUNTS = List.of(
            "optional int32 passes", "optional int32 directions", "optional int32 batch", "optional int32 width");
    private static final List<String> RATES = List.of(
            "optional double eta",
            "optional double eta_coefficient",
            "optional double eta_exponent",
            "optional double gamma",
            "optional double gamma_delta",
            "optional double gamma_coefficient",
            "optional double gamma_exponent",
            "required double second_layer",
            "required double noise_std",
            "required double threshold",
            "optional double batch_coefficient",
            "optional double batch_exponent",
            "optional double momentum",
            "optional binary group_id (STRING)");
    /** Before the group's id, the setting's. */
    private static final List<String> SETTING_RATES = Stream.concat(
                    Stream.concat(
                            RATES.stream().limit(RATES.size() - 1), Stream.of("optional binary setting_id (STRING)")),
                    Stream.of(RATES.get(RATES.size() - 1)))
            .toList();

    @Test
    void runs() {
        assertThat(columns(RunRow.class))
                .isEqualTo(concat(
                        List.of("required binary cell_id (STRING)"),
                        MODEL,
                        List.of("required int32 dimension"),
                        COUNTS,
                        SETTING_RATES,
                        List.of(
                                "required int64 max_steps",
                                "required int64 seed",
                                "required int64 root_seed",
                                "optional double initial_overlap",
                                "optional double final_overlap",
                                "required binary status (STRING)",
                                "optional int64 escape_step",
                                "optional int64 steps",
                                "optional int64 samples",
                                "optional int64 gradient_evaluations",
                                "optional binary error (STRING)",
                                "optional int64 wall_nanos",
                                "optional binary kernel (STRING)",
                                "optional binary host (STRING)",
                                "optional int64 finished_at (TIMESTAMP(MICROS,true))")));
    }

    @Test
    void escapeTimes() {
        assertThat(columns(EscapeTimeRow.class))
                .isEqualTo(concat(
                        MODEL,
                        List.of("required int32 dimension"),
                        COUNTS,
                        SETTING_RATES,
                        List.of(
                                "required int32 n",
                                "required int32 n_escaped",
                                "required int32 n_censored",
                                "required int32 n_diverged",
                                "required int32 n_failed",
                                "optional double median",
                                "optional double median_lo",
                                "optional double median_hi",
                                "optional double q25",
                                "optional double q75",
                                "optional double mean_map_step",
                                "optional double exit_law_median",
                                "optional double mean_map_held",
                                "optional double median_samples",
                                "optional binary law (STRING)",
                                "optional double law_q25",
                                "optional double law_median",
                                "optional double law_q75",
                                "optional double law_p")));
    }

    @Test
    void exponents() {
        assertThat(columns(ExponentRow.class))
                .isEqualTo(concat(
                        MODEL,
                        COUNTS,
                        RATES,
                        List.of(
                                "required binary method (STRING)",
                                "required binary model (STRING)",
                                "optional double alpha",
                                "optional double alpha_se",
                                "optional double alpha_lo",
                                "optional double alpha_hi",
                                "optional binary interval (STRING)",
                                "optional double alpha_wald_lo",
                                "optional double alpha_wald_hi",
                                "optional double log_prefactor",
                                "optional double sigma",
                                "optional double log_likelihood",
                                "optional double bic",
                                "required boolean best",
                                "optional int32 d_min",
                                "optional int32 d_max",
                                "required int32 n_dimensions",
                                "required int32 n_escaped",
                                "required int32 n_censored",
                                "optional double predicted_alpha",
                                "optional double mean_map_alpha",
                                "optional binary warning (STRING)",
                                "optional double sample_alpha",
                                "optional double m0_exponent",
                                "optional double m0_exponent_se",
                                "optional double typical_alpha",
                                "optional double typical_alpha_lo",
                                "optional double typical_alpha_hi",
                                "optional double law_alpha")));
    }

    @Test
    void localExponents() {
        assertThat(columns(LocalExponentRow.class))
                .isEqualTo(concat(
                        MODEL,
                        COUNTS,
                        RATES,
                        List.of(
                                "required binary method (STRING)",
                                "required binary part (STRING)",
                                "required int32 d_min",
                                "required int32 d_max",
                                "required int32 n_dimensions",
                                "required double alpha",
                                "required double alpha_se",
                                "required double alpha_lo",
                                "required double alpha_hi",
                                "optional double mean_map_alpha")));
    }

    @Test
    void crossovers() {
        assertThat(columns(CrossoverRow.class))
                .isEqualTo(concat(
                        MODEL,
                        COUNTS,
                        RATES,
                        List.of(
                                "required int32 dimension",
                                "required int32 n_rates",
                                "required double eta_crossover",
                                "required double eta_crossover_lo",
                                "required double eta_crossover_hi",
                                "optional double mean_map_eta_crossover",
                                "required double plateau",
                                "required double slope",
                                "required double p_no_crossover",
                                "optional double crossover_exponent",
                                "optional double crossover_exponent_lo",
                                "optional double crossover_exponent_hi",
                                "optional double mean_map_crossover_exponent",
                                "optional double plateau_exponent",
                                "optional double plateau_exponent_lo",
                                "optional double plateau_exponent_hi",
                                "optional double law_eta_crossover",
                                "optional double law_crossover_exponent")));
    }

    @Test
    void transitions() {
        assertThat(columns(TransitionRow.class))
                .isEqualTo(concat(
                        MODEL,
                        COUNTS,
                        RATES,
                        List.of(
                                "required binary method (STRING)",
                                "optional double a_break",
                                "optional double a_break_lo",
                                "optional double a_break_hi",
                                "optional double alpha_below",
                                "optional double alpha_above",
                                "optional double predicted_a_break",
                                "optional double mean_map_a_break",
                                "required int32 n_exponents",
                                "optional double p_no_break",
                                "optional double delta_bic",
                                "optional double law_a_break")));
    }

    @Test
    void trajectories() {
        assertThat(columns(TrajectoryRow.class))
                .containsExactly("required binary cell_id (STRING)", "required int64 step", "required double overlap");
    }

    @Test
    void passages() {
        assertThat(columns(PassageRow.class))
                .containsExactly(
                        "required binary cell_id (STRING)",
                        "required double level",
                        "optional int64 step",
                        "optional int64 max_steps");
    }

    @Test
    void theDictionaryHasALinePerColumn() {
        record Row(
                @Column("how many | which") int nCells,

                @Column(value = "why", name = "because", nullable = true)
                String s) {}

        assertThat(ColumnDictionary.markdown(Row.class)).isEqualTo("""
                        | column | type | null | meaning |
                        | --- | --- | --- | --- |
                        | `n_cells` | INT | no | how many \\| which |
                        | `because` | STRING | yes | why |
                        """);
        assertThat(ColumnDictionary.markdown(RunRow.class))
                .contains("| `finished_at` | TIMESTAMP | yes | ", "| `escape_step` | BIGINT | yes | ");
    }

    @Test
    void aRecordThatIsNoTableIsRefused() {
        record Bare(int n) {}
        record Odd(@Column("a list") List<String> names) {}
        record NullablePrimitive(
                @Column(value = "x", nullable = true) int n) {}

        for (Class<? extends Record> row : List.of(Bare.class, Odd.class, NullablePrimitive.class)) {
            assertThatThrownBy(() -> TableSchema.of(row)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void noTableNamesAColumnTwice() {
        for (Class<? extends Record> row : List.of(
                RunRow.class,
                TrajectoryRow.class,
                EscapeTimeRow.class,
                ExponentRow.class,
                LocalExponentRow.class,
                TransitionRow.class,
                CrossoverRow.class)) {
            assertThat(TableSchema.of(row).columns())
                    .extracting(TableColumn::name)
                    .doesNotHaveDuplicates();
        }
    }

    /** The numbers are those of version 1 and never change. A column that is added says so in its {@link Column}. */
    @Test
    void theVersionGrowsWithEachColumnThatIsAdded() {
        Map<Class<? extends Record>, Integer> published = Map.of(
                RunRow.class, 37,
                EscapeTimeRow.class, 32,
                ExponentRow.class, 42,
                LocalExponentRow.class, 30,
                TransitionRow.class, 31,
                CrossoverRow.class, 36,
                TrajectoryRow.class, 3);
        published.forEach((row, columns) -> {
            TableSchema<?> schema = TableSchema.of(row);
            assertThat(schema.version())
                    .as(row.getSimpleName())
                    .isEqualTo(1 + schema.columns().size() - columns);
        });
        assertThat(TableSchema.of(EscapeTimeRow.class).version()).isEqualTo(21);
    }

    private static List<String> columns(Class<? extends Record> row) {
        return TableSchema.of(row).parquet().getFields().stream()
                .map(Type::toString)
                .toList();
    }

    @SafeVarargs
    @SuppressWarnings("varargs")
    private static List<String> concat(List<String>... parts) {
        return Stream.of(parts).flatMap(List::stream).toList();
    }
}

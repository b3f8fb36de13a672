package dev.escapement.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.escapement.setting.LearningRate;
import dev.escapement.spark.cluster.Spread;
import dev.escapement.spark.fit.TableFit;
import dev.escapement.spark.fit.Tables;
import dev.escapement.spark.store.OutputDirectory;
import dev.escapement.spark.store.table.CrossoverRow;
import dev.escapement.spark.store.table.LocalExponentRow;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Runs whose truth is known: T = 10 d^2 min(1, (eta d^0.5)^-1.5), a factor of up to 1.5 about it; seven learning rates at four
 * dimensions. It is the law that theory gives for he3: the crossover moves as d^-0.5.
 */
class FiniteSizeTablesTest {
    @TempDir
    private static Path directory;

    private Tables tables;

    @BeforeEach
    void fit() throws IOException, SQLException {
        ForeignRuns.write(
                directory,
                "runs.parquet",
                "'alternating' as algorithm, md5(concat(cell_id, rate)) as cell_id, rate as eta, "
                        + "(10 * pow(dimension, 2) * least(1, pow(rate * sqrt(dimension), -1.5)) "
                        + "* pow(1.5, (seed - 2.5) / 2.5 + 0.1 * sin(rate * 1e5 + dimension)))::bigint as escape_step, "
                        + "100000000::bigint as max_steps",
                "cross join (select unnest([0.002, 0.008, 0.03, 0.12, 0.5, 2, 8])::double as rate)");
        tables = TableFit.of(
                new OutputDirectory(new org.apache.hadoop.fs.Path(directory.toUri()), new Configuration())
                        .runs(file -> {
                            throw new AssertionError(file);
                        }),
                () -> Spread.HERE);
    }

    @Test
    void theCrossoverMovesAsTheTruthDoes() {
        List<CrossoverRow> rows = tables.crossovers();
        assertThat(rows).extracting(CrossoverRow::dimension).containsExactly(16, 64, 128, 256);
        assertThat(rows).allSatisfy(row -> {
            assertThat(row.group().rate()).isEqualTo(new LearningRate.Any());
            assertThat(row.nRates()).isEqualTo(7);
            assertThat(row.etaCrossover() * Math.sqrt(row.dimension())).isEqualTo(1, within(0.3));
            assertThat(row.etaCrossover()).isBetween(row.etaCrossoverLo(), row.etaCrossoverHi());
            assertThat(row.meanMapCrossoverExponent()).isNotNull().isLessThan(0);
            assertThat(row.lawCrossoverExponent()).isNotNull().isLessThan(0);
            assertThat(row.lawEtaCrossover()).isNotEqualTo(row.meanMapEtaCrossover());
            assertThat(row.plateau() / Math.pow(row.dimension(), 2)).isEqualTo(10, within(1.5));
            assertThat(row.slope()).isEqualTo(-1.5, within(0.1));
            assertThat(row.pNoCrossover()).isLessThan(0.01);
            assertThat(-0.5).isBetween(row.crossoverExponentLo(), row.crossoverExponentHi());
            assertThat(row.crossoverExponent()).isEqualTo(-0.5, within(0.1));
            assertThat(2.0).isBetween(row.plateauExponentLo(), row.plateauExponentHi());
            assertThat(row.plateauExponent()).isEqualTo(2, within(0.1));
        });
    }

    @Test
    void everyGroupHasItsLocalExponents() {
        List<LocalExponentRow> rows = tables.localExponents();
        assertThat(rows).hasSize(7 * (3 + 3));
        List<LocalExponentRow> slowest = rows.stream()
                .filter(row -> row.group().rate().equals(new LearningRate.Given(0.002)))
                .toList();
        assertThat(slowest)
                .extracting(row -> row.part() + " " + row.dMin() + ".." + row.dMax() + " " + row.nDimensions())
                .containsExactly(
                        "neighbours 16..64 2",
                        "neighbours 64..128 2",
                        "neighbours 128..256 2",
                        "from 16..256 4",
                        "from 64..256 3",
                        "from 128..256 2");
        assertThat(slowest)
                .allSatisfy(row -> assertThat(2.0).isBetween(row.alphaLo(), row.alphaHi()))
                .allSatisfy(row -> assertThat(row.alpha()).isEqualTo(2, within(0.25)));
    }
}

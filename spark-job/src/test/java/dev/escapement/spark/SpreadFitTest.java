package dev.escapement.spark;

import static org.assertj.core.api.Assertions.assertThat;

import dev.escapement.spark.cluster.LocalSpark;
import dev.escapement.spark.cluster.SparkCores;
import dev.escapement.spark.cluster.SparkSpread;
import dev.escapement.spark.cluster.Spread;
import dev.escapement.spark.fit.TableFit;
import dev.escapement.spark.fit.Tables;
import dev.escapement.spark.store.OutputDirectory;
import dev.escapement.spark.store.RunStore;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ForkJoinPool;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.api.java.JavaSparkContext;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Many fits go to Spark, few stay here; what comes out is the same. */
@Tag("spark")
class SpreadFitTest {
    @TempDir
    private Path directory;

    @Test
    void sparkGivesTheSameTables() throws IOException, SQLException {
        ForeignRuns.write(
                directory,
                "runs.parquet",
                "'alternating' as algorithm, md5(concat(cell_id, k)) as cell_id, 0.03 * pow(dimension, -k / 50) as eta, "
                        + "0.03::double as eta_coefficient, k / 50 as eta_exponent",
                "cross join (select unnest(range(50)) k)");
        Tables here = TableFit.of(runs(), () -> Spread.HERE);
        try (JavaSparkContext spark = LocalSpark.start("fit", 2)) {
            Tables there = TableFit.of(runs(), () -> new SparkSpread(spark, SparkCores.of(spark)));
            assertThat(spark.sc().statusTracker().getJobIdsForGroup(null)).hasSize(2);
            assertThat(there).isEqualTo(here);
        }
        assertThat(here.escapeTimes()).hasSize(200);
        assertThat(here.headlines()).hasSize(50).allMatch(row -> row.alpha() != null);
    }

    /** Whatever {@code --cores} says. */
    @Test
    void everyNumberOfThreadsGivesTheSameTables() throws Exception {
        ForeignRuns.write(
                directory,
                "runs.parquet",
                "'alternating' as algorithm, md5(concat(cell_id, k)) as cell_id, 0.03 * pow(dimension, -k / 3) as eta, "
                        + "0.03::double as eta_coefficient, k / 3 as eta_exponent",
                "cross join (select unnest(range(6)) k)");
        Tables one = fitOn(1);
        assertThat(fitOn(2)).isEqualTo(one);
        assertThat(fitOn(5)).isEqualTo(one);
        assertThat(one.headlines()).hasSize(6).allMatch(row -> row.alpha() != null);
    }

    private Tables fitOn(int threads) throws IOException, ExecutionException, InterruptedException {
        RunStore runs = runs();
        ForkJoinPool pool = new ForkJoinPool(threads);
        try {
            return pool.submit(() -> TableFit.of(runs, () -> Spread.HERE)).get();
        } finally {
            pool.shutdown();
        }
    }

    @Test
    void fewFitsNeedNoSpark() throws IOException, SQLException {
        ForeignRuns.write(directory, "runs.parquet", "9::bigint as steps", "");
        Tables tables = TableFit.of(runs(), () -> {
            throw new AssertionError("asked for Spark");
        });
        assertThat(tables.headlines()).hasSize(1);
    }

    private RunStore runs() throws IOException {
        return new OutputDirectory(new org.apache.hadoop.fs.Path(directory.toUri()), new Configuration()).runs(file -> {
            throw new AssertionError(file);
        });
    }
}

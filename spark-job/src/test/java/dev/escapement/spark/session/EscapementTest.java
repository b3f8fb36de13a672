package dev.escapement.spark.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.escapement.spark.UserException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands in a process with a Spark session of its own. */
@Tag("spark")
class EscapementTest {
    private static final String CONFIG = "../conf/quick.conf";

    @TempDir
    private Path directory;

    private SparkSession session;

    @BeforeEach
    void startSession() {
        session = session(Map.of());
    }

    @AfterEach
    void stopSession() {
        session.stop();
    }

    private static SparkSession session(Map<String, Object> settings) {
        SparkSession.Builder builder = SparkSession.builder()
                .master("local[2]")
                .appName("a notebook")
                .config("spark.ui.enabled", "false")
                .config("spark.driver.host", "127.0.0.1")
                .config("spark.driver.bindAddress", "127.0.0.1");
        settings.forEach((key, value) -> builder.config(key, (String) value));
        return builder.getOrCreate();
    }

    private Map<String, Object> small(Object seeds) {
        return Map.of(
                "algorithms", "online",
                "links", "he2",
                "dimensions", "[16, 32, 64]",
                "seeds", seeds,
                "output", directory.resolve("out"));
    }

    private SweepOutput run(Object seeds) {
        return Escapement.run(session.sparkContext(), CONFIG, small(seeds));
    }

    private Dataset<Row> table(SweepOutput output, String name) {
        return session.read().parquet(output.tables().get(name));
    }

    private void assertLives() {
        assertThat(session.sparkContext().isStopped()).isFalse();
        assertThat(session.range(10).count()).isEqualTo(10);
    }

    @Test
    void itsTablesAreDataFramesAndTheContextLives() {
        SweepOutput output = run(8);

        assertThat(output.complete()).isTrue();
        assertThat(table(output, "runs").count()).isEqualTo(24);
        assertThat(table(output, "escape_times").select("n").collectAsList())
                .extracting(row -> row.getInt(0))
                .containsExactly(8, 8, 8);
        assertThat(table(output, "exponents").filter("best").count()).isEqualTo(1);
        assertThat(Path.of(URI.create(output.report()))).exists();
        assertThat(output.tables())
                .containsKeys("runs", "escape_times", "exponents", "crossovers", "transitions")
                .doesNotContainKey("trajectories");
        assertLives();
    }

    @Test
    void aSecondCallDoesWhatIsMissingAndFitsAreRebuilt() throws Exception {
        run(4);
        SweepOutput output = run(8);
        assertThat(table(output, "runs").count()).isEqualTo(24);

        Files.delete(directory.resolve("out/exponents.parquet"));
        SweepOutput fitted = Escapement.fit(session.sparkContext(), output.path());
        assertThat(table(fitted, "exponents").filter("best").count()).isEqualTo(1);

        Files.delete(directory.resolve("out/report.html"));
        assertThat(Escapement.report(session.sparkContext(), output.path()).complete())
                .isTrue();
        assertThat(directory.resolve("out/report.html")).exists();
        assertThat(Files.readString(directory.resolve("out/manifest.json")).split("\"command\" : \"Escapement\\."))
                .as("two runs, a fit and a report in the history, and the last run as the manifest's own command")
                .hasSize(6);
        assertLives();
    }

    @Test
    void aMistakeIsOneLineAndTheContextLives() {
        assertThatThrownBy(() -> run("many"))
                .isInstanceOf(UserException.class)
                .hasMessageStartingWith("argument seeds=many: it is not a number; must be")
                .hasMessageNotContaining("\n");
        assertThatThrownBy(() -> Escapement.fit(session.sparkContext(), directory + "/out"))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("holds no runs");
        assertThat(directory.resolve("out")).doesNotExist();
        assertLives();
    }

    @Test
    void aSessionThatASweepCannotRunUnderIsRefused() {
        session.stop();
        assertThatThrownBy(() -> run(4))
                .isInstanceOf(UserException.class)
                .hasMessage("this Spark context has been stopped; start another");

        session = session(Map.of("spark.serializer", "org.apache.spark.serializer.KryoSerializer"));
        assertThatThrownBy(() -> run(4))
                .isInstanceOf(UserException.class)
                .hasMessage("a sweep cannot run on this Spark context: spark.serializer ="
                        + " org.apache.spark.serializer.KryoSerializer (must be"
                        + " org.apache.spark.serializer.JavaSerializer); start a session with these settings left out, or"
                        + " run ./submit.sh");
        assertThat(session.sparkContext().isStopped()).isFalse();
    }
}

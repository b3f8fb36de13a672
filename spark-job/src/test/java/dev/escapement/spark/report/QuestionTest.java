package dev.escapement.spark.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.escapement.setting.BatchSize;
import dev.escapement.spark.cluster.Spread;
import dev.escapement.spark.fit.TableFit;
import dev.escapement.spark.fit.Tables;
import dev.escapement.spark.report.panel.Findings;
import dev.escapement.spark.report.panel.MeasuredRuns;
import dev.escapement.spark.store.LevelRuns;
import dev.escapement.spark.store.OutputDirectory;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was asked, and the tables that answer it. */
class QuestionTest {
    @TempDir
    Path directory;

    @Test
    void theFirstScreenSaysWhatWasVaried() throws IOException {
        Question question = Question.of(findings(new SyntheticRuns(3, 1_000_000)
                .with("online", "he3", List.of(), 64, 128)
                .with("alternating", "he3", List.of(0.0, 0.5), 64, 128)));
        assertThat(question.lines())
                .containsExactly(
                        new Question.Line(
                                "update rules",
                                List.of(
                                        "alternating: b = a + eta * res(a * act(z)) * act(z);"
                                                + " psi = res(b * act(z)) * b * act'(z)",
                                        "online: psi = a * res(a * act(z)) * act'(z)")),
                        new Question.Line("link", List.of("he3")),
                        new Question.Line("dimensions", List.of("d = 64, 128")),
                        new Question.Line("runs", List.of("3 seeds for each setting")),
                        new Question.Line("learning rate", List.of("eta = 0.03 d^-a with a = 0, 0.5")));
        assertThat(question.fixed()).contains("threshold 0.3", "correlation loss", "batch 1");
    }

    @Test
    void whatElseDiffersHasALineOfItsOwn() throws IOException {
        SyntheticRuns runs = new SyntheticRuns(2, 1_000_000).with("online", "he3", List.of(), 64);
        Question question =
                Question.of(findings(runs.batches(new BatchSize.Given(8)).with("online", "he3", List.of(), 64)));
        assertThat(question.lines())
                .contains(
                        new Question.Line("batch", List.of("1, 8")),
                        new Question.Line(
                                "learning rate", List.of("none: the update rule has no inner learning rate")));
        assertThat(question.fixed()).noneMatch(words -> words.startsWith("batch"));
    }

    @Test
    void manyValuesAreToldByTheirEnds() throws IOException {
        List<Double> etas = IntStream.rangeClosed(1, 11).mapToObj(k -> 0.01 * k).toList();
        Question question =
                Question.of(findings(new SyntheticRuns(2, 1_000_000).withRates("alternating", "he3", etas, 64)));
        assertThat(question.lines())
                .contains(new Question.Line("learning rate", List.of("eta = 0.01 to 0.11 (11 values)")));
    }

    @Test
    void tablesBeginWithResultsAndSayOnceWhatIsFixed() throws IOException {
        DataTables tables = DataTables.of(
                tables(new SyntheticRuns(3, 1_000_000).with("alternating", "he3", List.of(0.0, 0.5), 64, 128)));
        assertThat(tables.fixed())
                .containsEntry("link", "he3")
                .containsEntry("threshold", "0.3")
                .doesNotContainKeys("dimension", "eta_exponent");
        DataTable times = tables.tables().get(0);
        assertThat(times.file()).isEqualTo("escape_times.parquet");
        assertThat(times.columns())
                .startsWith("median")
                .endsWith("dimension", "eta", "eta_exponent", "gamma", "setting_id", "group_id");
        assertThat(times.settings()).isEqualTo(6);
        assertThat(times.about()).hasSameSizeAs(times.rows()).startsWith("alternating he3, eta = 0.03 d^0, d = 64");
        assertThat(tables.tables())
                .allSatisfy(table -> assertThat(Stream.concat(table.columns().stream(), table.same().keySet().stream()))
                        .containsExactlyInAnyOrderElementsOf(table.order()));
    }

    private Findings findings(SyntheticRuns runs) throws IOException {
        OutputDirectory output = output(runs);
        return Findings.of(
                TableFit.of(output.runs(f -> {}), () -> Spread.HERE),
                MeasuredRuns.of(LevelRuns.without(output.runs(f -> {})), output.trajectories(f -> {})));
    }

    private Tables tables(SyntheticRuns runs) throws IOException {
        return TableFit.of(output(runs).runs(f -> {}), () -> Spread.HERE);
    }

    private OutputDirectory output(SyntheticRuns runs) throws IOException {
        Path output = runs.write(directory.resolve("out"));
        return new OutputDirectory(new org.apache.hadoop.fs.Path(output.toUri()), new Configuration());
    }
}

package dev.escapement.spark.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.escapement.spark.fit.Spread;
import dev.escapement.spark.fit.TableFit;
import dev.escapement.spark.fit.Tables;
import dev.escapement.spark.store.OutputDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a page says and holds. */
class PageTest {
    private static final String EVIL = "</script><!--<script>alert('1')</script>&\u2028\u2029";

    @TempDir
    Path directory;

    @Test
    void nothingInTheDataIsMarkup() throws IOException {
        String page = page(
                new SyntheticRuns(4, 1_000_000)
                        .with("online", "he3", List.of(), 32, 64)
                        .failing(2, EVIL),
                "{ \"name\": \"" + "</script>" + "\", \"config\": {} }");
        String data =
                page.substring(page.indexOf("id=\"data\">"), page.indexOf("</script>", page.indexOf("id=\"data\">")));
        assertThat(data)
                .contains("\\u003C/script\\u003E\\u003C!--")
                .contains("\\u2028\\u2029")
                .contains("\"errors\":{")
                .endsWith("}");
        assertThat(page).containsOnlyOnce("<script type=\"application/json\"").doesNotContain("<!--<script>alert");
    }

    @Test
    void nothingIsLoaded() throws IOException {
        String page = page(new SyntheticRuns(4, 1_000_000).with("online", "he3", List.of(), 32, 64), null);
        assertThat(page.substring(0, page.indexOf("<script")))
                .contains("default-src 'none'")
                .doesNotContain("<link", "src=\"", "@import", "url(");
        assertThat(page).contains("\"order\":[\"algorithm\",\"link\",\"activation\",");
        assertThat(page).doesNotContain("<script src", "</iframe");
        assertThat(Files.list(directory.resolve("out/figures"))
                        .map(Path::getFileName)
                        .map(Path::toString))
                .containsExactlyInAnyOrder(
                        "escape-time-by-dimension-online-he3.svg",
                        "escape-time-by-dimension-online-he3.png",
                        "survival-online-he3.svg",
                        "survival-online-he3.png");
    }

    @Test
    void wordsForATransitionAndItsDoubts() throws IOException {
        Summary summary = summary(new SyntheticRuns(24, 1_000_000_000)
                .with("alternating", "he3", List.of(0.0, 0.25, 0.5, 0.75, 1.0), 64, 128, 256, 512));
        assertThat(summary.swept())
                .isEqualTo("480 runs of alternating SGD on he3 at 4 dimensions, d = 64 to 512: 480 escaped.");
        assertThat(summary.exponents()).hasSize(5);
        assertThat(summary.transitions())
                .singleElement()
                .asString()
                .startsWith("alternating he3: the exponent changes its slope at a = 0.")
                .contains("in the limit theory has the transition at a = 0.5");
        assertThat(summary.doubts()).anyMatch(text -> text.contains("less than two decades"));
    }

    @Test
    void wordsForRunsOfWhichNoneEscaped() throws IOException {
        Summary summary = summary(new SyntheticRuns(3, 10).with("alternating", "he3", List.of(0.0, 1.0), 64, 128));
        assertThat(summary.swept()).contains("0 escaped, 12 censored at their cap.");
        assertThat(summary.exponents()).allMatch(one -> one.alpha().equals("-"));
        assertThat(summary.doubts()).anyMatch(text -> text.startsWith("12 of 12 runs did not escape"));
    }

    @Test
    void wordsForOneRun() throws IOException {
        assertThat(summary(new SyntheticRuns(1, 10).with("online", "he3", List.of(), 64))
                        .swept())
                .startsWith("1 run of online SGD on he3 at d = 64: ");
    }

    @Test
    void namesAreListedWithAnAnd() throws IOException {
        assertThat(summary(new SyntheticRuns(1, 10)
                                .with("alternating", "he3", List.of(0.0), 64)
                                .with("batch-reuse", "he2", List.of(0.0), 64)
                                .with("online", "he3", List.of(), 64))
                        .swept())
                .startsWith("3 runs of alternating, batch-reuse and online SGD on he3 and he2 at ");
    }

    @Test
    void survivalOfRunsThatAreAllCensoredIsALevelLine() throws IOException {
        assertThat(survival(new SyntheticRuns(3, 10).with("online", "he3", List.of(), 64, 128)))
                .containsOnly(List.of(new Series.Point(1, 1), new Series.Point(10, 1)));
    }

    @Test
    void allSurvivalCurvesOfAViewBeginTogether() throws IOException {
        List<List<Series.Point>> curves =
                survival(new SyntheticRuns(8, 1_000_000_000).with("online", "he3", List.of(), 64, 128));
        assertThat(curves.get(0).get(0)).isEqualTo(curves.get(1).get(0)).matches(point -> point.y() == 1);
        assertThat(curves.get(1).get(1).x()).isGreaterThan(curves.get(1).get(0).x());
    }

    private List<List<Series.Point>> survival(SyntheticRuns runs) throws IOException {
        Plot plot = (Plot) SurvivalPanel.of(findings(runs)).views().get(0).chart();
        return plot.series().stream()
                .filter(Series.Steps.class::isInstance)
                .map(one -> ((Series.Steps) one).points())
                .toList();
    }

    @Test
    void aViewSaysWhichTrajectoriesItLeavesOut() {
        assertThat(TrajectoryPanel.note(8, 8)).isEmpty();
        assertThat(TrajectoryPanel.note(4, 8))
                .isEqualTo("4 of the first 8 trajectories are drawn; all are in trajectories/*.parquet.");
    }

    @Test
    void theCloudIsThinnedEvenlyInItsRanks() {
        SettingTimes times = new SettingTimes();
        for (long k = 1000; k > 0; k--) {
            times.add(k, k % 2 == 0);
        }
        assertThat(times.escapes(5)).containsExactly(102, 302, 502, 702, 902);
        assertThat(times.censorings(2000)).hasSize(500).startsWith(1, 3);
        assertThat(new SettingTimes().escapes(7)).isEmpty();
    }

    private Summary summary(SyntheticRuns runs) throws IOException {
        return Summary.of(findings(runs));
    }

    private Findings findings(SyntheticRuns runs) throws IOException {
        OutputDirectory output = output(runs);
        Tables tables = tables(output);
        return Findings.of(tables, MeasuredRuns.of(output.runs(f -> {}), output.trajectories(f -> {})));
    }

    private String page(SyntheticRuns runs, String manifest) throws IOException {
        OutputDirectory output = output(runs);
        assertThat(Report.write(
                        output,
                        new Report.Source(
                                "a sweep",
                                output.runs(f -> {}),
                                output.trajectories(f -> {}),
                                tables(output),
                                manifest)))
                .isEmpty();
        return Files.readString(directory.resolve("out").resolve(Report.FILE));
    }

    private OutputDirectory output(SyntheticRuns runs) throws IOException {
        Path output = runs.write(directory.resolve("out"));
        return new OutputDirectory(new org.apache.hadoop.fs.Path(output.toUri()), new Configuration());
    }

    private static Tables tables(OutputDirectory output) throws IOException {
        return TableFit.of(output.runs(f -> {}), () -> Spread.HERE);
    }
}

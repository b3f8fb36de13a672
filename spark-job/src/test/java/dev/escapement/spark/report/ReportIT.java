package dev.escapement.spark.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.escapement.spark.Sweeps;
import dev.escapement.spark.cluster.Spread;
import dev.escapement.spark.fit.TableFit;
import dev.escapement.spark.fit.Tables;
import dev.escapement.spark.report.chart.Axis;
import dev.escapement.spark.report.chart.Palette;
import dev.escapement.spark.report.chart.Panel;
import dev.escapement.spark.report.chart.Plot;
import dev.escapement.spark.report.chart.Series;
import dev.escapement.spark.report.chart.Undrawn;
import dev.escapement.spark.store.LevelRuns;
import dev.escapement.spark.store.OutputDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The report in a real browser: offline, whatever the runs are. Pictures of it are left in target/report-screenshots. */
class ReportIT {
    private static final Path SCREENSHOTS = Path.of("target", "report-screenshots");
    private static final long FIVE_MEGABYTES = 5_000_000;
    /** The share of the pixels of each canvas that are not the commonest one. */
    private static final String DRAWN = """
            [...document.querySelectorAll('canvas')].map(canvas => {
              const pixels = new Uint32Array(canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data.buffer);
              const counts = new Map();
              pixels.forEach(pixel => counts.set(pixel, (counts.get(pixel) || 0) + 1));
              return pixels.length === 0 ? 0 : 1 - Math.max(...counts.values()) / pixels.length;
            })""";

    @TempDir
    static Path directory;

    private static Browser browser;

    @BeforeAll
    static void start() throws IOException {
        assumeTrue(Browser.installed().isPresent(), "there is no Chromium on the PATH: the report was not looked at");
        browser = new Browser(Browser.installed().get(), Path.of("target", "chromium-profile"));
    }

    @AfterAll
    static void stop() {
        if (browser != null) {
            browser.close();
        }
    }

    @Test
    void aTransitionInLightAndDarkOnPhoneAndDesktop() throws IOException {
        Path page = report(
                "transition",
                new SyntheticRuns(24, 3_000_000)
                        .with("online", "he3", List.of(), 64, 128, 256, 512)
                        .with("alternating", "he3", List.of(0.0, 0.25, 0.5, 0.75, 1.0), 64, 128, 256, 512));
        looked("transition", page, 8);
        browser.look(1400, false);
        browser.open(page);
        everySelectorOffersAll();
        theFirstScreenHoldsQuestionAnswerAndChart();
        allAlgorithmsAndRatesMakeOneChart();
        everySelectorChangesItsChart();
        chartsCanBeDownloaded();
        tablesSortAndCopy();
        theButtonTurnsThePageDark();
        browser.print(SCREENSHOTS.resolve("transition.pdf"));
    }

    @Test
    void onlyCensoredRuns() throws IOException {
        Path page = report(
                "censored", new SyntheticRuns(8, 100).with("alternating", "he3", List.of(0.0, 0.5, 1.0), 64, 128, 256));
        looked("censored", page, 4);
        assertThat(browser.evaluate("document.body.innerText").asText()).contains("72 censored at the cap");
    }

    @Test
    void messagesOfFailedCellsAreNoMarkup() throws IOException {
        String evil =
                "</script><script>document.title = 'taken'</script><img src=x onerror=\"document.title='taken'\">&\u2028'";
        Path page = report(
                "failed",
                new SyntheticRuns(8, 1_000_000)
                        .with("online", "he3", List.of(), 32, 64, 128)
                        .failing(3, evil));
        looked("failed", page, 3);
        assertThat(browser.evaluate("document.title").asText()).isEqualTo("failed - Escapement");
        assertThat(browser.evaluate("document.images.length").asInt()).isZero();
        assertThat(browser.evaluate("document.scripts.length").asInt()).isEqualTo(3);
        assertThat(browser.evaluate("document.querySelector('#findings').textContent")
                        .asText())
                .contains("3 runs: " + evil);
    }

    @Test
    void oneDimension() throws IOException {
        Path page = report(
                "one-dimension",
                new SyntheticRuns(16, 1_000_000).with("alternating", "he3", List.of(0.0, 0.25, 0.5, 1.0), 50));
        looked("one-dimension", page, 5);
        assertThat(browser.evaluate("document.querySelector('#missing #phase').textContent")
                        .asText())
                .contains("There is no chart");
    }

    @Test
    void aChartThatCouldNotBeDrawnLeavesWordsInItsPlace() throws IOException {
        Series one = new Series.Marks("runs", 0, Series.Marker.SOLID, List.of(new Series.Point(1, 1)));
        Plot plot = new Plot("good", new Axis("x", 10, 0.1, 10), Axis.between("y", 0, 2), List.of(one));
        Undrawn lost = new Undrawn("bad", "java.lang.IllegalStateException: <b>why</b>");
        List<Panel.View> views =
                List.of(new Panel.View(List.of("bad"), lost, ""), new Panel.View(List.of("good"), plot, "a note"));
        Page page = new Page(
                "undrawn",
                new Question(List.of(), List.of()),
                new Summary("", List.of(), List.of(), "", List.of(), "", List.of(), List.of()),
                "",
                List.of(new Panel("kind", "A kind", "", List.of("which"), "kind", views)),
                new DataTables(Map.of(), List.of()),
                List.of(lost),
                Map.of(),
                List.of(),
                null,
                Palette.STANDARD);
        Path file = Files.writeString(directory.resolve("undrawn.html"), Report.html(page));
        browser.look(1400, false);
        browser.open(file);
        browser.screenshot(SCREENSHOTS.resolve("undrawn.png"));
        assertThat(browser.evaluate("document.querySelector('#findings').textContent")
                        .asText())
                .endsWith("Charts that could not be drawn" + "bad: " + lost.why());
        assertThat(browser.evaluate("document.querySelector('#kind').textContent")
                        .asText())
                .contains("This chart could not be drawn: " + lost.why());
        assertThat(browser.evaluate("document.querySelector('#kind .chart').clientHeight")
                        .asInt())
                .isZero();
        browser.evaluate("(() => { const s = document.querySelector('#kind select'); s.value = 'good';"
                + " s.dispatchEvent(new Event('change')); })()");
        assertThat(browser.evaluate(DRAWN)).singleElement().matches(share -> share.asDouble() > 0.005);
        assertThat(browser.evaluate("document.querySelector('#kind').textContent")
                        .asText())
                .contains("a note")
                .doesNotContain("could not be drawn");
        assertThat(browser.complaints()).isEmpty();
    }

    /** Their tables are those of a few runs of the same settings: it is the page that is looked at, not the fit. */
    @Test
    void aHundredThousandCells() throws IOException {
        OutputDirectory few = directory(many(4).write(directory.resolve("few")));
        OutputDirectory output = directory(many(800).write(directory.resolve("many")));
        Tables tables = TableFit.of(few.runs(f -> {}), () -> Spread.HERE);
        Report.write(
                output,
                new Report.Source(
                        "many", LevelRuns.without(output.runs(f -> {})), output.trajectories(f -> {}), tables, null));
        Path page = directory.resolve("many").resolve(Report.FILE);
        looked("many", page, 8);
        assertThat(browser.evaluate("document.body.innerText").asText())
                .contains("104,000 runs of alternating, batch-reuse and online SGD on he3 and he4");
    }

    private static SyntheticRuns many(int seeds) {
        SyntheticRuns runs = new SyntheticRuns(seeds, 10_000_000);
        int[] dimensions = {64, 128, 256, 512, 1024};
        for (String link : List.of("he3", "he4")) {
            runs.with("online", link, List.of(), dimensions)
                    .with("alternating", link, List.of(0.0, 0.125, 0.25, 0.375, 0.5, 0.75, 1.0), dimensions)
                    .with("batch-reuse", link, List.of(1.0, 1.25, 1.5, 1.75, 2.0), dimensions);
        }
        return runs;
    }

    private static OutputDirectory directory(Path output) throws IOException {
        return new OutputDirectory(new org.apache.hadoop.fs.Path(output.toUri()), new Configuration());
    }

    private static Path report(String name, SyntheticRuns runs) throws IOException {
        Path output = runs.write(directory.resolve(name));
        assertThat(Sweeps.command("report", output, "--quiet").exitCode()).isZero();
        return output.resolve(Report.FILE);
    }

    private static void looked(String name, Path page, int charts) throws IOException {
        assertThat(Files.size(page)).isLessThan(FIVE_MEGABYTES);
        for (int width : new int[] {1400, 390}) {
            for (boolean dark : new boolean[] {false, true}) {
                browser.look(width, dark);
                browser.open(page);
                String look = name + "-" + width + (dark ? "-dark" : "-light");
                browser.screenshot(SCREENSHOTS.resolve(look + ".png"));
                assertThat(browser.complaints()).as(look).isEmpty();
                assertThat(browser.requests())
                        .as(look)
                        .containsExactly(page.toUri().toString());
                assertThat(browser.evaluate(DRAWN))
                        .as(look)
                        .hasSize(charts)
                        .allSatisfy(share -> assertThat(share.asDouble()).isGreaterThan(0.005));
                assertThat(browser.evaluate("document.documentElement.scrollWidth")
                                .asInt())
                        .as(look)
                        .isLessThanOrEqualTo(width);
                assertThat(browser.evaluate("getComputedStyle(document.body).backgroundColor")
                                .asText())
                        .isEqualTo(dark ? "rgb(20, 22, 26)" : "rgb(255, 255, 255)");
            }
        }
    }

    private static void everySelectorChangesItsChart() {
        int selectors = browser.evaluate("document.querySelectorAll('.choices select').length")
                .asInt();
        assertThat(selectors).isEqualTo(6);
        // From the last one: what is chosen first decides what is left to choose.
        for (int i = selectors - 1; i >= 0; i--) {
            String picture = "document.querySelectorAll('.choices select')[" + i
                    + "].closest('section').querySelector('canvas').toDataURL()";
            String before = browser.evaluate(picture).asText();
            browser.evaluate(
                    "(() => { const s = document.querySelectorAll('.choices select')[" + i
                            + "]; s.focus(); s.selectedIndex = s.options.length - 1; s.dispatchEvent(new Event('change')); })()");
            assertThat(browser.evaluate(picture).asText()).isNotEqualTo(before);
        }
    }

    /** Which nothing is said of where charts cannot share axes, as maps and scaled plots cannot. */
    private static void everySelectorOffersAll() {
        assertThat(browser.evaluate(
                                "[...document.querySelectorAll('#growth select, #survival select, #quantiles select')]"
                                        + ".filter(s => s.closest('label')).map(s => s.options[0].value).join()")
                        .asText())
                .isEqualTo("all,all,all,all,all,all");
    }

    private static void allAlgorithmsAndRatesMakeOneChart() throws IOException {
        String picture = "document.querySelector('#survival canvas').toDataURL()";
        String before = browser.evaluate(picture).asText();
        browser.evaluate("document.querySelectorAll('#survival label select').forEach(s => { s.value = 'all';"
                + " s.dispatchEvent(new Event('change')); })");
        assertThat(browser.evaluate(picture).asText()).isNotEqualTo(before);
        browser.screenshot(SCREENSHOTS.resolve("transition-all.png"), "#survival");
        assertThat(browser.complaints()).isEmpty();
    }

    private static void theFirstScreenHoldsQuestionAnswerAndChart() {
        browser.evaluate("scrollTo(0, 0)");
        for (String part : List.of("#findings .lead", "#findings .asked dl", "#phase .chart")) {
            assertThat(browser.evaluate("document.querySelector('" + part + "').getBoundingClientRect().bottom")
                            .asInt())
                    .as(part)
                    .isBetween(50, 900);
        }
        assertThat(browser.evaluate("document.querySelector('#findings').textContent")
                        .asText())
                .contains("What was asked", "How to read it.", "\u03b7 = 0.03 d\u2212a")
                .doesNotContain("eta", "^", "{");
        assertThat(browser.evaluate("document.querySelector('#warnings').open").asBoolean())
                .isFalse();
        assertThat(browser.evaluate("document.querySelector('#fixed').textContent")
                        .asText())
                .contains("link = he3", "threshold = 0.3");
    }

    /** What the buttons hand to the browser. */
    private static void chartsCanBeDownloaded() {
        browser.evaluate(
                "(() => { window.saved = []; URL.createObjectURL = blob => { window.saved.push(blob); return '#'; }; })()");
        browser.evaluate("document.querySelectorAll('#phase .downloads button').forEach(button => button.click())");
        assertThat(browser.evaluate("saved.map(blob => blob.type).join()").asText())
                .isEqualTo("image/svg+xml,image/png,text/csv");
        browser.evaluate("saved[0].text().then(text => { window.svg = text; })");
        browser.evaluate("saved[2].text().then(text => { window.csv = text; })");
        browser.await("window.svg !== undefined && window.csv !== undefined");
        assertThat(browser.evaluate("svg").asText()).startsWith("<svg").contains("alternating");
        assertThat(browser.evaluate("csv").asText().lines())
                .hasSizeGreaterThan(10)
                .first()
                .asString()
                .startsWith("series,kind,");
        assertThat(browser.evaluate("saved[1].size").asInt()).isGreaterThan(10_000);
    }

    private static void tablesSortAndCopy() {
        String column =
                "[...document.querySelectorAll('[data-table=\"escape_times.parquet\"] tbody tr')].map(r => r.cells["
                        + "[...document.querySelectorAll('[data-table=\"escape_times.parquet\"] th')]"
                        + ".findIndex(h => h.textContent === 'median')].textContent).filter(text => text !== '').map(Number)";
        String click = "[...document.querySelectorAll('[data-table=\"escape_times.parquet\"] th button')]"
                + ".find(b => b.textContent === 'median').click()";
        browser.evaluate(click);
        List<Double> ascending = numbers(column);
        // Where more than half of the runs were stopped there is no median; such rows come last.
        assertThat(ascending).hasSizeBetween(12, 23).isSorted();
        browser.evaluate(click);
        assertThat(numbers(column)).isSortedAccordingTo(Comparator.reverseOrder());
        browser.evaluate("navigator.clipboard.writeText = async text => { window.copied = text; }");
        browser.evaluate("[...document.querySelectorAll('button')].find(b => b.textContent === 'Copy as CSV').click()");
        assertThat(browser.evaluate("window.copied").asText().lines())
                .hasSize(25)
                .first()
                .asString()
                .startsWith("algorithm,link,activation,loss,");
    }

    private static List<Double> numbers(String expression) {
        List<Double> numbers = new ArrayList<>();
        browser.evaluate(expression).forEach(number -> numbers.add(number.asDouble()));
        return numbers;
    }

    private static void theButtonTurnsThePageDark() {
        browser.evaluate("document.getElementById('theme').click()");
        browser.evaluate("document.getElementById('theme').click()");
        assertThat(browser.evaluate("document.getElementById('theme').textContent")
                        .asText())
                .isEqualTo("Theme: dark");
        assertThat(browser.evaluate("getComputedStyle(document.body).backgroundColor")
                        .asText())
                .isEqualTo("rgb(20, 22, 26)");
    }
}

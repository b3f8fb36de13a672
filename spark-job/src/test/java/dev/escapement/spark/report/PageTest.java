package dev.escapement.spark.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.escapement.algorithm.Alternating;
import dev.escapement.setting.BatchSize;
import dev.escapement.setting.LearningRate;
import dev.escapement.setting.SettingGroup;
import dev.escapement.setting.SettingSchema;
import dev.escapement.spark.LogLines;
import dev.escapement.spark.SettingFixture;
import dev.escapement.spark.Sweeps;
import dev.escapement.spark.cluster.Spread;
import dev.escapement.spark.fit.TableFit;
import dev.escapement.spark.fit.Tables;
import dev.escapement.spark.report.chart.Axis;
import dev.escapement.spark.report.chart.HeatMap;
import dev.escapement.spark.report.chart.Palette;
import dev.escapement.spark.report.chart.Panel;
import dev.escapement.spark.report.chart.Plot;
import dev.escapement.spark.report.chart.Series;
import dev.escapement.spark.report.chart.Undrawn;
import dev.escapement.spark.report.figure.FigureName;
import dev.escapement.spark.report.figure.FigureRequest;
import dev.escapement.spark.report.figure.Figures;
import dev.escapement.spark.report.figure.TextTrouble;
import dev.escapement.spark.report.figure.TextTroubleTest;
import dev.escapement.spark.report.panel.CollapsePanel;
import dev.escapement.spark.report.panel.Findings;
import dev.escapement.spark.report.panel.GrowthPanel;
import dev.escapement.spark.report.panel.MeasuredRuns;
import dev.escapement.spark.report.panel.Panels;
import dev.escapement.spark.report.panel.PhasePanel;
import dev.escapement.spark.report.panel.QuantilePanel;
import dev.escapement.spark.report.panel.RatePanel;
import dev.escapement.spark.report.panel.SettingTimes;
import dev.escapement.spark.report.panel.SlopePanel;
import dev.escapement.spark.report.panel.SurvivalPanel;
import dev.escapement.spark.report.panel.TrajectoryPanel;
import dev.escapement.spark.report.text.GroupNames;
import dev.escapement.spark.report.text.Numbers;
import dev.escapement.spark.store.LevelRuns;
import dev.escapement.spark.store.OutputDirectory;
import dev.escapement.spark.store.table.CrossoverRow;
import dev.escapement.spark.store.table.EscapeTimeRow;
import dev.escapement.spark.store.table.LocalExponentRow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a page says and holds. */
class PageTest {
    private static final String EVIL = "</script><!--<script>alert('1')</script>&\u2028\u2029";
    private static final Report.Missing NOTHING = new Report.Missing(List.of(), Optional.empty());

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
        assertThat(page).contains("\"powers\":{\"").contains("axis.powers[");
        assertThat(page).doesNotContain("<script src", "</iframe");
        assertThat(figures())
                .containsExactlyInAnyOrder(
                        "captions.txt",
                        "escape-time-by-dimension-online-he3-none-f91a7865.svg",
                        "escape-time-by-dimension-online-he3-none-f91a7865.pdf",
                        "escape-time-by-dimension-online-he3-none-f91a7865.png",
                        "survival-online-he3-none-b3d8eb37.svg",
                        "survival-online-he3-none-b3d8eb37.pdf",
                        "survival-online-he3-none-b3d8eb37.png",
                        "quantiles-online-he3-none-9da2e2bd.svg",
                        "quantiles-online-he3-none-9da2e2bd.pdf",
                        "quantiles-online-he3-none-9da2e2bd.png");
    }

    private List<String> figures() throws IOException {
        try (Stream<Path> files = Files.list(directory.resolve("out/figures"))) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }

    @Test
    void chartsThatReadAlikeHaveFilesOfTheirOwn() throws IOException {
        page(
                new SyntheticRuns(2, 1_000_000)
                        .with("alternating", "hermite(0,0,1,0.5)", List.of(-0.25, 0.25), 32, 64)
                        .with("alternating", "hermite(0,0,1,-0.5)", List.of(-0.25, 0.25), 32, 64),
                null);
        assertThat(figures()).filteredOn(name -> name.startsWith("survival")).hasSize(3 * 5);
        assertThat(figures())
                .filteredOn(name -> name.startsWith("escape-time-by-dimension"))
                .hasSize(3 * 7);
    }

    @Test
    void figuresThatThisReportDoesNotDrawGo() throws IOException {
        page(new SyntheticRuns(2, 1_000_000).with("online", "he3", List.of(), 32, 64), null);
        List<String> before = figures();
        Path figures = directory.resolve("out/figures");
        for (String stale : List.of("survival-online-he2-none-00000000.svg", "survival-online-he3-00000001.png")) {
            Files.writeString(figures.resolve(stale), "stale");
        }
        Files.writeString(figures.resolve("notes.txt"), "somebody's own");
        assertThat(Sweeps.command("report", directory.resolve("out"), "--quiet").exitCode())
                .isZero();
        assertThat(figures()).hasSize(before.size() + 1).containsAll(before).contains("notes.txt");
    }

    @Test
    void aJavaThatCannotLayOutTextCostsTheFiguresAlone() throws IOException {
        OutputDirectory output = output(new SyntheticRuns(2, 1_000_000).with("online", "he3", List.of(), 32, 64));
        report(output, null);
        TextTrouble fonts = new TextTrouble(
                TextTroubleTest.thrown(new RuntimeException("head"), "sun.awt.FontConfiguration", "getVersion"));
        TextTrouble link = new TextTrouble(new NoClassDefFoundError("org/example/Missing"));
        try (LogLines log = LogLines.of(DrawnFigures.class)) {
            assertThat(Report.write(output, source(output, null), FigureRequest.STANDARD, Optional.of(fonts)))
                    .isEqualTo(new Report.Missing(
                            List.of(),
                            Optional.of(
                                    "no figures are drawn: this Java finds no fonts (java.lang.RuntimeException: head);"
                                            + " install fontconfig and a font; report.html is whole")));
            assertThat(Report.write(output, source(output, null), FigureRequest.STANDARD, Optional.of(link)))
                    .isEqualTo(new Report.Missing(
                            List.of("all figures: java.lang.NoClassDefFoundError: org/example/Missing"),
                            Optional.empty()));
            assertThat(log.lines()).hasSize(2).containsOnly("ERROR text cannot be laid out");
        }
        assertThat(figures()).isEmpty();
        assertThat(directory.resolve("out").resolve(Report.FILE))
                .content()
                .contains("\"all figures\"", "NoClassDefFoundError: org/example/Missing");
    }

    @Test
    void namesOfFiguresAreBoundedAndTellChartsApart() {
        String series = "hermite(" + "0.123456789,".repeat(60) + "1)";
        List<List<String>> charts = List.of(
                List.of(series, "x"),
                List.of(series, "y"),
                List.of(series + "x", ""),
                List.of(series + " x"),
                List.of("", series, "x"));
        assertThat(charts.stream().map(choices -> FigureName.of("survival", choices)))
                .doesNotHaveDuplicates()
                .allMatch(name -> name.matches("survival-hermite-0\\.1234[-.0-9]*-[0-9a-f]{8}") && name.length() < 120);
    }

    @Test
    void ratesThatDifferInTheFifthDigitHaveNamesOfTheirOwn() {
        List<SettingGroup> groups = Stream.of(0.12345, 0.12346, 1.0)
                .map(eta -> SettingFixture.BASE
                        .with(SettingSchema.RATE, new LearningRate.Given(eta))
                        .group())
                .toList();
        GroupNames names = new GroupNames(groups);
        assertThat(groups.stream().map(group -> names.of(group).rate()))
                .containsExactly("eta = 0.12345", "eta = 0.12346", "eta = 1");
    }

    @Test
    void aLearningRateOfZeroIsNotDrawnWhereTheAxisIsLogarithmic() throws IOException {
        OutputDirectory output = output(new SyntheticRuns(24, 1_000_000)
                .withRates("alternating", "he3", List.of(0.0, 0.005, 0.01, 0.03, 0.1, 0.3), 32, 64, 128));
        for (Panel panel : List.of(RatePanel.of(findings(output)), CollapsePanel.of(findings(output)))) {
            Panel.View view = panel.views().get(0);
            assertThat(view.note())
                    .endsWith("Runs with eta = 0 have no place on a logarithmic axis; they are in the tables.");
            assertThat(((Plot) view.chart()).series())
                    .isNotEmpty()
                    .allMatch(one -> one.xs().allMatch(x -> x > 0));
        }
        assertThat(report(output, null)).isEqualTo(NOTHING);
    }

    @Test
    void aChartThatThrowsCostsItselfAlone() throws IOException {
        OutputDirectory output = output(new SyntheticRuns(4, 1_000_000).with("online", "he3", List.of(), 32, 64));
        Panel.Kind kind = new Panel.Kind("kind", "A kind", List.of("which"), "kind");
        Panel panel = kind.panel(
                "some",
                "none",
                () -> List.of(
                        Panel.View.of(List.of("bad"), "A bad chart", () -> {
                            throw new IllegalStateException("two\nlines");
                        }),
                        Panel.View.of(List.of("zero"), "A zero", () -> view("zero", new Series.Point(0, 1))),
                        Panel.View.of(List.of("good"), "A good chart", () -> view("good", new Series.Point(1, 1)))));
        assertThat(panel.undrawn().map(chart -> chart.title() + ": " + chart.why()))
                .containsExactly(
                        "A bad chart: java.lang.IllegalStateException: two",
                        "A zero: java.lang.IllegalArgumentException: the logarithmic axis \"x\" has a value that is not above 0");
        assertThat(Figures.write(output, List.of(panel), FigureRequest.STANDARD))
                .isEmpty();
        assertThat(figures()).hasSize(4).allMatch(name -> name.startsWith("kind-good-") || name.equals("captions.txt"));
        Panel broken = kind.panel("some", "none", () -> {
            throw new StackOverflowError();
        });
        assertThat(broken.undrawn()).containsExactly(new Undrawn("A kind", "java.lang.StackOverflowError"));
        assertThat(broken.views().get(0).choices()).hasSameSizeAs(broken.selectors());
    }

    /** A number that no map can show, in one of two families. */
    @Test
    void aMapThatThrowsCostsItselfAlone() throws IOException {
        OutputDirectory output = output(new SyntheticRuns(4, 1_000_000)
                .with("batch-reuse", "he3", List.of(0.0, 0.5), 32, 64)
                .with("alternating", "he3", List.of(0.0, 0.5), 32, 64));
        Tables sound = tables(output);
        Tables spoilt = new Tables(
                sound.escapeTimes(),
                sound.exponents(),
                sound.localExponents().stream()
                        .map(PageTest::withoutAlphaIfAlternating)
                        .toList(),
                sound.transitions(),
                sound.crossovers(),
                sound.laws(),
                sound.warnings());
        MeasuredRuns runs = MeasuredRuns.of(LevelRuns.without(output.runs(f -> {})), output.trajectories(f -> {}));
        Panel panel = SlopePanel.of(Findings.of(spoilt, runs));
        assertThat(panel.undrawn().map(Undrawn::title))
                .singleElement()
                .asString()
                .startsWith("Local exponent: alternating he3");
        assertThat(panel.views()).hasSize(2);
    }

    private static LocalExponentRow withoutAlphaIfAlternating(LocalExponentRow row) {
        return new LocalExponentRow(
                row.group(),
                row.method(),
                row.part(),
                row.dMin(),
                row.dMax(),
                row.nDimensions(),
                row.group().model().algorithm().equals(new Alternating()) ? Double.NaN : row.alpha(),
                row.alphaSe(),
                row.alphaLo(),
                row.alphaHi(),
                row.meanMapAlpha());
    }

    private static Panel.View view(String choice, Series.Point point) {
        Series marks = new Series.Marks(choice, 0, Series.Marker.SOLID, List.of(point));
        Axis axis = Axis.between("y", 0, 2);
        return new Panel.View(List.of(choice), new Plot(choice, new Axis("x", 10, 0.1, 10), axis, List.of(marks)), "");
    }

    @Test
    void aFigureThatThrowsCostsItselfAlone() throws IOException {
        OutputDirectory output = output(new SyntheticRuns(4, 1_000_000).with("online", "he3", List.of(), 32, 64));
        HeatMap unbounded = new HeatMap("wide", "x", Collections.nCopies(1, null), "y", List.of("a"), "v", List.of());
        Panel panel = new Panel(
                "kind",
                "A kind",
                "",
                List.of("which"),
                "kind",
                List.of(new Panel.View(List.of("wide"), unbounded, ""), view("good", new Series.Point(1, 1))));
        assertThat(Figures.write(output, List.of(panel), FigureRequest.STANDARD))
                .singleElement()
                .matches(chart ->
                        chart.title().equals("wide (its figure)") && chart.why().contains("NullPointer"));
        assertThat(figures()).hasSize(4).allMatch(name -> name.startsWith("kind-good-") || name.equals("captions.txt"));
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
        assertThat(summary.warnings())
                .contains(new Summary.Remark("the dimensions span less than one decade", "every group"));
        assertThat(summary.exponents()).allMatch(one -> one.startsKnown().equals("-"));
    }

    @Test
    void theMeasuredKinkIsDrawnBesideTheOneOfTheLimit() throws IOException {
        Findings findings = findings(new SyntheticRuns(24, 1_000_000_000)
                .with("alternating", "he3", List.of(0.0, 0.25, 0.5, 0.75, 1.0), 64, 128, 256, 512));
        double measured = findings.tables().transitions().get(0).aBreak();
        Plot plot = (Plot) PhasePanel.of(findings).views().get(0).chart();
        assertThat(plot.series().stream().filter(Series.Rule.class::isInstance))
                .containsExactly(
                        new Series.Rule("alternating", 0, Series.Stroke.SOLID, measured),
                        new Series.Rule("alternating", 0, Series.Stroke.DOTTED, 0.5));
        assertThat(plot.series().stream().filter(Series.Strip.class::isInstance))
                .singleElement()
                .satisfies(strip ->
                        assertThat(measured).isBetween(((Series.Strip) strip).from(), ((Series.Strip) strip).to()));
    }

    @ParameterizedTest
    @CsvSource({"-1.01, 1.12, true", "-1.01, , true", ", 0, true", "-1.01, -0.2, false", "0.1, , false"})
    void aCrossoverThatMayStandStillIsSaidToDoSo(Double low, Double high, boolean said) throws IOException {
        Findings measured = findings(new SyntheticRuns(24, 1_000_000)
                .withRates("alternating", "he3", List.of(0.005, 0.01, 0.03, 0.1, 0.3), 32, 64, 128));
        Tables tables = measured.tables();
        Tables other = new Tables(
                tables.escapeTimes(),
                tables.exponents(),
                tables.localExponents(),
                tables.transitions(),
                tables.crossovers().stream()
                        .map(row -> withExponentBetween(row, low, high))
                        .toList(),
                tables.laws(),
                tables.warnings());
        Findings findings = Findings.of(other, measured.runs());
        String sentence =
                "It is not established that the crossover moves with d: the 95% interval of its power contains 0.";
        assertThat(CollapsePanel.of(findings).views())
                .singleElement()
                .satisfies(view -> assertThat(view.note().contains(sentence)).isEqualTo(said));
    }

    private static CrossoverRow withExponentBetween(CrossoverRow row, Double low, Double high) {
        return new CrossoverRow(
                row.group(),
                row.dimension(),
                row.nRates(),
                row.etaCrossover(),
                row.etaCrossoverLo(),
                row.etaCrossoverHi(),
                row.meanMapEtaCrossover(),
                row.plateau(),
                row.slope(),
                row.pNoCrossover(),
                row.crossoverExponent(),
                low,
                high,
                row.meanMapCrossoverExponent(),
                row.plateauExponent(),
                row.plateauExponentLo(),
                row.plateauExponentHi(),
                row.lawEtaCrossover(),
                row.lawCrossoverExponent());
    }

    @Test
    void aCloudOfMoreThanAThousandRunsIsThinned() throws IOException {
        Panel small = GrowthPanel.of(
                findings(new SyntheticRuns(1000, 1_000_000_000).with("online", "he3", List.of(), 32, 64)));
        Panel large = GrowthPanel.of(
                findings(new SyntheticRuns(1001, 1_000_000_000).with("online", "he3", List.of(), 32, 64)));
        String note = "A cloud of more than 1000 runs is thinned to as many";
        assertThat(large.text()).contains(note);
        assertThat(small.text()).doesNotContain(note);
        assertThat(dots(large)).isEqualTo(2000);
        assertThat(dots(small)).isEqualTo(2000);
    }

    private static int dots(Panel growth) {
        return ((Plot) growth.views().get(0).chart())
                .series().stream()
                        .filter(one -> one instanceof Series.Marks marks && marks.marker() == Series.Marker.DOT)
                        .mapToInt(one -> ((Series.Marks) one).points().size())
                        .sum();
    }

    /** A point a quantile, the median among them, in the unit of the page; a series a dimension, with the p-value in its name. */
    @ParameterizedTest
    @ValueSource(ints = {1, 8})
    void quantilesStandOverThoseOfTheLaw(int batch) throws IOException {
        Findings findings = findings(new SyntheticRuns(24, 1_000_000_000)
                .batches(new BatchSize.Given(batch))
                .with("alternating", "he3", List.of(0.0, 0.5), 64, 128));
        Panel panel = QuantilePanel.of(findings);
        assertThat(panel.views()).hasSize(2);
        for (int k = 0; k < 2; k++) {
            Plot plot = (Plot) panel.views().get(k).chart();
            assertThat(plot.x().from()).isEqualTo(plot.y().from());
            assertThat(plot.x().to()).isEqualTo(plot.y().to());
            for (EscapeTimeRow row : findings.groups().get(k).settings()) {
                String name = "d = " + row.setting().dimension() + ", " + Numbers.p(row.lawP());
                List<Series> named = plot.series().stream()
                        .filter(one -> one.name().equals(name))
                        .toList();
                assertThat(named).hasSize(2);
                assertThat(((Series.Marks) named.get(0)).points())
                        .hasSize(19)
                        .contains(
                                new Series.Point(row.lawQ25(), row.q25()),
                                new Series.Point(row.lawMedian(), row.median()),
                                new Series.Point(row.lawQ75(), row.q75()));
                assertThat(((Series.Bars) named.get(1)).bars())
                        .contains(new Series.Bar(row.lawMedian(), row.medianLo(), row.medianHi()));
            }
        }
    }

    /** By runs that the law did not make. */
    @Test
    void theLawIsTestedInWords() throws IOException {
        SyntheticRuns runs =
                new SyntheticRuns(100, 1_000_000_000).with("alternating", "he3", List.of(0.0, 0.5), 64, 128);
        Findings findings = findings(runs);
        assertThat(Summary.of(findings, List.of()).fit())
                .isEqualTo(
                        "The runs of each setting are tested against the whole law of T: 4 of 4 settings have p < 0.05 (0.2"
                                + " are expected if the law is exact), 4 have p < 0.01 (0.04 expected).");
    }

    @Test
    void twoRunsDoNotTestTheLaw() throws IOException {
        Summary summary = summary(new SyntheticRuns(2, 1_000_000_000).with("online", "he3", List.of(), 64));
        assertThat(summary.fit()).isEmpty();
    }

    @Test
    void chartsAreInSamplesWhereStepsHaveSeveral() throws IOException {
        Findings findings = findings(new SyntheticRuns(24, 1_000_000_000)
                .batches(new BatchSize.Given(8))
                .with("alternating", "he3", List.of(0.0, 0.5), 64, 128, 256));
        Summary summary = Summary.of(findings, List.of());
        assertThat(summary.swept()).contains("Times on this page are in samples");
        assertThat(summary.alphaHeading()).isEqualTo("alpha of samples [95%]");
        assertThat(findings.tables().escapeTimes())
                .allSatisfy(row -> assertThat(row.median()).isEqualTo(row.medianSamples()));
        assertThat(PageText.json(new Page(
                        "batches",
                        Question.of(findings),
                        summary,
                        "",
                        Panels.of(findings),
                        new DataTables(Map.of(), List.of()),
                        List.of(),
                        Map.of(),
                        List.of(),
                        null,
                        Palette.STANDARD)))
                .contains("escape time /{T} (samples)", "escape exponent /{\u03b1} (samples)")
                .doesNotContain("escape time /{T} (steps)");
    }

    @Test
    void whereStartsDifferTheyAreRegressedOutBesideTheHeadline() throws IOException {
        Summary summary = summary(
                new SyntheticRuns(24, 1_000_000_000).scattered().with("online", "he3", List.of(0.0), 64, 128, 256));
        assertThat(summary.exponents()).singleElement().satisfies(one -> {
            assertThat(one.startsKnown()).matches("\\d\\.\\d\\d \\[\\d\\.\\d\\d, \\d\\.\\d\\d]");
            assertThat(one.alpha()).isNotEqualTo(one.startsKnown());
        });
    }

    @Test
    void wordsForRunsOfWhichNoneEscaped() throws IOException {
        Summary summary = summary(new SyntheticRuns(3, 10).with("alternating", "he3", List.of(0.0, 1.0), 64, 128));
        assertThat(summary.swept()).contains("0 escaped, 12 censored at the cap.");
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
        return Summary.of(findings(runs), List.of());
    }

    private Findings findings(SyntheticRuns runs) throws IOException {
        return findings(output(runs));
    }

    private static Findings findings(OutputDirectory output) throws IOException {
        Tables tables = tables(output);
        return Findings.of(
                tables, MeasuredRuns.of(LevelRuns.without(output.runs(f -> {})), output.trajectories(f -> {})));
    }

    private String page(SyntheticRuns runs, String manifest) throws IOException {
        assertThat(report(output(runs), manifest)).isEqualTo(NOTHING);
        return Files.readString(directory.resolve("out").resolve(Report.FILE));
    }

    private static Report.Missing report(OutputDirectory output, String manifest) throws IOException {
        return Report.write(output, source(output, manifest));
    }

    private static Report.Source source(OutputDirectory output, String manifest) throws IOException {
        return new Report.Source(
                "a sweep",
                LevelRuns.without(output.runs(f -> {})),
                output.trajectories(f -> {}),
                tables(output),
                manifest);
    }

    private OutputDirectory output(SyntheticRuns runs) throws IOException {
        Path output = runs.write(directory.resolve("out"));
        return new OutputDirectory(new org.apache.hadoop.fs.Path(output.toUri()), new Configuration());
    }

    private static Tables tables(OutputDirectory output) throws IOException {
        return TableFit.of(output.runs(f -> {}), () -> Spread.HERE);
    }
}

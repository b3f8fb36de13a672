package dev.escapement.spark.report;

import dev.escapement.numeric.Sha256;
import dev.escapement.spark.fit.Tables;
import dev.escapement.spark.report.chart.Palette;
import dev.escapement.spark.report.chart.Panel;
import dev.escapement.spark.report.chart.Undrawn;
import dev.escapement.spark.report.figure.FigureRequest;
import dev.escapement.spark.report.figure.Figures;
import dev.escapement.spark.report.figure.TextTrouble;
import dev.escapement.spark.report.panel.Findings;
import dev.escapement.spark.report.panel.MeasuredRuns;
import dev.escapement.spark.report.panel.Panels;
import dev.escapement.spark.report.text.Conclusion;
import dev.escapement.spark.report.text.Numbers;
import dev.escapement.spark.store.LevelRuns;
import dev.escapement.spark.store.OutputDirectory;
import dev.escapement.spark.store.TrajectoryStore;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The report of an output: one page that needs nothing else, and its charts as figures for papers. */
public final class Report {
    /** The page's file. */
    public static final String FILE = "report.html";
    /** The directory of the figures. */
    public static final String FIGURES = Figures.DIRECTORY;

    private Report() {}

    /**
     * What a report is made of.
     *
     * @param name of the sweep
     * @param tables fitted to the runs
     * @param manifest of the run, JSON; null where there is none
     */
    public record Source(String name, LevelRuns runs, TrajectoryStore trajectories, Tables tables, String manifest) {}

    /**
     * What is missing from a report that has been written.
     *
     * @param undrawn charts that could not be drawn, each with what was thrown
     * @param noFigures why there are no figures at all, where that is no fault of ours; empty if there are
     */
    public record Missing(List<String> undrawn, Optional<String> noFigures) {}

    /** Writes the page and the figures of a report for which nothing else is asked. */
    public static Missing write(OutputDirectory output, Source source) throws IOException {
        return write(output, source, FigureRequest.STANDARD, TextTrouble.found());
    }

    /**
     * Writes the page and the figures. A chart that cannot be drawn costs neither the page nor the other charts.
     *
     * @throws dev.escapement.spark.UserException if a figure is named that there is not
     */
    public static Missing write(OutputDirectory output, Source source, FigureOrder figures) throws IOException {
        return write(output, source, figures.request(), TextTrouble.found());
    }

    static Missing write(OutputDirectory output, Source source, FigureRequest figures, Optional<TextTrouble> trouble)
            throws IOException {
        MeasuredRuns measured = MeasuredRuns.of(source.runs(), source.trajectories());
        Findings findings = Findings.of(source.tables(), measured);
        List<Panel> panels = Panels.of(findings);
        DrawnFigures drawn = DrawnFigures.of(output, panels, figures, trouble, "; " + FILE + " is whole");
        List<Undrawn> undrawn = drawn.undrawn();
        Page page = new Page(
                source.name(),
                Question.of(findings),
                Summary.of(findings, conclusions(source.tables())),
                lead(panels),
                panels,
                DataTables.of(source.tables()),
                undrawn,
                measured.errors(),
                cost(measured),
                source.manifest() == null ? null : PageText.sanitized(source.manifest()),
                Palette.STANDARD);
        output.writeText(FILE, html(page));
        return drawn.missing();
    }

    /**
     * Writes figures alone; the page stays as it is.
     *
     * @throws dev.escapement.spark.UserException if a figure is named that there is not
     */
    public static Missing writeFigures(OutputDirectory output, Source source, FigureOrder figures) throws IOException {
        MeasuredRuns measured = MeasuredRuns.of(source.runs(), source.trajectories());
        List<Panel> panels = Panels.of(Findings.of(source.tables(), measured));
        return DrawnFigures.of(output, panels, figures.request(), TextTrouble.found(), "")
                .missing();
    }

    private static List<String> conclusions(Tables tables) {
        return Conclusion.told(tables).stream().map(Conclusion::text).toList();
    }

    /** The panel that the page begins with: the first with a chart, in their order. */
    private static String lead(List<Panel> panels) {
        return panels.stream()
                .filter(panel -> !panel.views().isEmpty())
                .map(Panel::id)
                .findFirst()
                .orElse("");
    }

    private static List<String> cost(MeasuredRuns runs) {
        return List.of(
                Numbers.count(runs.steps()) + " steps",
                String.format(Locale.ROOT, "%.4g core-hours", runs.coreSeconds() / 3600),
                "root seed " + runs.rootSeeds(),
                "kernel " + runs.kernels(),
                runs.hosts().size() + (runs.hosts().size() == 1 ? " host" : " hosts"));
    }

    /** The page's text. */
    static String html(Page page) throws IOException {
        // Where its jar has it; the path names the version, which Maven fills in.
        String echarts = resource(resource("echarts.path").strip());
        String script = "(() => {\n'use strict';\n" + resource("math.js") + resource("charts.js")
                + resource("report.js") + "})();\n";
        return resource("report.html")
                .replace("/*hashes*/", hash(echarts) + " " + hash(script))
                .replace("/*style*/", resource("report.css"))
                .replace("/*echarts*/", echarts)
                .replace("/*script*/", script)
                .replace("/*data*/", PageText.json(page));
    }

    /** By which a browser knows a script of ours, and runs no other. */
    private static String hash(String script) {
        return "'sha256-" + Base64.getEncoder().encodeToString(Sha256.of(script)) + "'";
    }

    private static String resource(String name) throws IOException {
        try (InputStream in = Report.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IOException("the jar lacks " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}

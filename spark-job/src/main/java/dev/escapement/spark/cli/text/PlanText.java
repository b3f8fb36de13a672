package dev.escapement.spark.cli.text;

import dev.escapement.setting.SettingGroup;
import dev.escapement.spark.config.DefaultTaken;
import dev.escapement.spark.config.JsonText;
import dev.escapement.spark.config.SweepConfig;
import dev.escapement.spark.job.backlog.Backlog;
import dev.escapement.spark.job.task.TaskPacking;
import dev.escapement.spark.progress.Durations;
import dev.escapement.sweep.Plan;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What {@code plan} prints. */
public final class PlanText {
    private static final double BYTES_PER_MIB = 1024 * 1024;
    /** Of a JVM with Spark in it that simulates nothing large, measured. */
    private static final double BASE_MIB = 400;

    /** Below so many seconds a prediction of the steps does not tell how long one waits. */
    private static final double SHORT_SECONDS = 10;

    /** Where so large a share of the core time is of steps that were measured, the prediction is. */
    private static final double MOSTLY = 0.9;

    private PlanText() {}

    /** What is planned, and how large it is: known at once, while the rest is computed. */
    public static String size(SweepConfig config, Plan plan) {
        StringBuilder text = new StringBuilder();
        line(text, "sweep", config.name());
        line(text, "output", config.output());
        long settings = plan.settings().count();
        line(
                text,
                "size",
                settings + (settings == 1 ? " setting" : " settings") + ", " + OpeningLine.cells(plan.cells()));
        return text.toString().stripTrailing();
    }

    /**
     * The rest of the plan.
     *
     * @param cores that the run will have; null for those of this machine
     * @param width of the intervals on alpha for which seeds are counted
     */
    public static String of(SweepConfig config, Backlog backlog, Integer cores, double width) {
        StringBuilder text = new StringBuilder();
        long lacking = backlog.leftForRecords();
        String what = backlog.leftForTrajectories() ? " lack their trajectory" : " lack their passages";
        line(
                text,
                "cells",
                backlog.planned() + ", " + backlog.done() + " of them done"
                        + (lacking == 0 ? "" : ", of which " + lacking + what));
        if (backlog.left() == 0) {
            line(text, "predicted", "nothing: all cells are done");
        } else {
            predict(text, backlog, cores);
        }
        outlook(config, backlog, width).lines().forEach((name, value) -> line(text, name, value));
        line(text, "memory", Math.round(memoryMib(config, backlog)) + " MiB per core's task and its JVM");
        text.append("defaults taken\n");
        for (DefaultTaken taken : config.defaultsTaken()) {
            text.append("  ").append(taken).append('\n');
        }
        return text.toString().stripTrailing();
    }

    private static OutlookText outlook(SweepConfig config, Backlog backlog, double width) {
        List<SettingGroup> groups = backlog.runs().stream()
                .map(runs -> runs.setting().group())
                .distinct()
                .toList();
        return new OutlookText(config.sweep(), groups, backlog.outlook(), width);
    }

    private static void predict(StringBuilder text, Backlog backlog, Integer asked) {
        int cores = cores(asked);
        double nanos = TaskPacking.predictedNanos(backlog, cores);
        double seconds = nanos * 1e-9;
        line(
                text,
                "predicted",
                String.format(
                        Locale.ROOT,
                        "%s%.3g steps, %.3g core-hours (%s on one core)%s",
                        backlog.leftWithoutTheory() > 0 ? "at most " : "",
                        backlog.predictedSteps(),
                        seconds / 3600,
                        Durations.spell(seconds),
                        seconds < SHORT_SECONDS
                                ? "; so short a sweep mostly waits for Spark and the compiler"
                                : ", give or take " + (measured(backlog) ? "a quarter" : "a factor of 2")));
        line(text, "speed", speed(backlog));
        if (backlog.leftWithoutTheory() > 0) {
            line(
                    text,
                    "no theory",
                    "for " + backlog.leftWithoutTheory()
                            + " of these cells, which count with all steps up to max-steps");
        }
        line(
                text,
                "wall time",
                "about " + Durations.spell(backlog.predictedSeconds(nanos, cores)) + " on "
                        + (asked == null ? "the " : "")
                        + cores + (cores == 1 ? " core" : " cores") + (asked == null ? " here" : "")
                        + ", and the start of Spark");
        line(text, "longest cell", Durations.spell(backlog.longestCellNanos() * 1e-9) + " expected");
    }

    private static int cores(Integer asked) {
        return asked == null ? Runtime.getRuntime().availableProcessors() : asked;
    }

    private static boolean measured(Backlog backlog) {
        return backlog.measuredShare() >= MOSTLY;
    }

    private static String speed(Backlog backlog) {
        if (measured(backlog)) {
            return "measured by runs on this machine";
        }
        return backlog.speed().measured().isEmpty()
                ? "built-in constants of the kernel " + backlog.speed().kernel()
                        + ", scaled by this machine's clock; a run of some seconds measures it"
                : "measured by runs of similar steps on this machine";
    }

    /**
     * The plan as a JSON document.
     *
     * @param cores that the run will have; null for those of this machine
     * @param width of the intervals on alpha for which seeds are counted
     */
    public static String json(SweepConfig config, Backlog backlog, Integer cores, double width) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("settings", backlog.runs().size());
        fields.put("cells", backlog.planned());
        fields.put("done", backlog.done());
        fields.put("predicted_steps", backlog.predictedSteps());
        fields.put("cells_without_theory", backlog.leftWithoutTheory());
        fields.put("predicted_core_hours", TaskPacking.predictedNanos(backlog, cores(cores)) * 1e-9 / 3600);
        fields.put("speed", backlog.left() == 0 ? null : speed(backlog));
        fields.put("longest_cell_seconds", backlog.longestCellNanos() * 1e-9);
        fields.put("memory_mib", Math.round(memoryMib(config, backlog)));
        fields.putAll(outlook(config, backlog, width).fields());
        return JsonText.of(fields);
    }

    /** The stored vectors and the batch of one dense cell, and the copy of its vectors that a checkpoint takes, beside the JVM. */
    private static double memoryMib(SweepConfig config, Backlog backlog) {
        int copies = config.checkpointMinutes() > 0 ? 2 : 1;
        return BASE_MIB + (double) Double.BYTES * backlog.largestDenseCell(copies) / BYTES_PER_MIB;
    }

    private static void line(StringBuilder text, String name, String value) {
        text.append(String.format(Locale.ROOT, "%-13s %s%n", name, value));
    }
}

package dev.escapement.spark.cli.text;

import dev.escapement.numeric.Decimals;
import dev.escapement.setting.Setting;
import dev.escapement.setting.SettingGroup;
import dev.escapement.spark.report.text.GroupNames;
import dev.escapement.sweep.ExpectedPrecision;
import dev.escapement.sweep.Outlook;
import dev.escapement.sweep.PlannedRuns;
import dev.escapement.sweep.StepCap;
import dev.escapement.sweep.Sweep;
import dev.escapement.sweep.SweepOutlook;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What {@code plan} says of censoring and of the intervals to expect. */
final class OutlookText {
    private static final MathContext UPWARDS = new MathContext(2, RoundingMode.CEILING);
    /** Exponents from which on a number is spelled with one. */
    private static final int LONG = 5;

    /** The least share that is spelled. */
    private static final double LEAST = 0.0005;

    private final SweepOutlook outlook;
    private final List<ExpectedPrecision> precisions;
    private final long groups;
    private final GroupNames names;
    private final boolean perDimension;
    private final double width;

    /**
     * Of a sweep.
     *
     * @param width of the intervals for which seeds are counted
     */
    OutlookText(Sweep sweep, List<SettingGroup> planned, SweepOutlook outlook, double width) {
        this.outlook = outlook;
        this.width = width;
        precisions = ExpectedPrecision.of(outlook.settings());
        groups = planned.size();
        names = new GroupNames(planned);
        perDimension = sweep.grids().stream().allMatch(grid -> grid.cap() instanceof StepCap.PerDimension);
    }

    /** Lines by their names. */
    Map<String, String> lines() {
        Map<String, String> lines = new LinkedHashMap<>();
        if (outlook.settings().isEmpty()) {
            lines.put("censored", "not known: there is no law of the escape time");
            return lines;
        }
        lines.put("censored", censored());
        lines.put("step cap", cap());
        lines.put("alpha [95%]", intervals());
        return lines;
    }

    private String censored() {
        Outlook most = outlook.mostCensored().orElseThrow();
        String expected = most.censored() < LEAST
                ? "less than 0.1% of the runs of every setting"
                : percent(outlook.censored()) + " of the runs, at most " + percent(most.censored())
                        + " of a setting's: " + name(most.runs().setting());
        long unknown = outlook.runsWithoutLaw();
        return unknown == 0 ? expected : expected + "; no law for " + unknown + " cells";
    }

    private String cap() {
        Outlook longest = outlook.longest().orElseThrow();
        String setting = name(longest.runs().setting());
        if (Double.isNaN(longest.sufficientCap())) {
            return "not known: the law ends before 99% of the runs have escaped of " + setting;
        }
        if (longest.sufficientCap() == Double.POSITIVE_INFINITY) {
            return "none would do: " + setting + " holds " + percent(longest.held()) + " of its runs beyond "
                    + Decimals.spell(PlannedRuns.HORIZON) + " steps";
        }
        return sufficient() + " censors less than 1% in every setting"
                + (outlook.runsWithoutLaw() == 0 ? "" : " with a law");
    }

    private String sufficient() {
        return perDimension
                ? "steps-per-dimension = " + upwards(outlook.sufficientCapPerDimension())
                : "max-steps = " + upwards(outlook.longest().orElseThrow().sufficientCap());
    }

    private String intervals() {
        if (precisions.isEmpty()) {
            return "none: no group has two dimensions at which half of the runs are expected to escape";
        }
        ExpectedPrecision widest = widest();
        double least =
                precisions.stream().mapToDouble(ExpectedPrecision::width).min().orElseThrow();
        String from = twoDigits(least);
        String to = twoDigits(widest.width());
        String range = from.equals(to) ? to : from + " to " + to;
        long without = groups - precisions.size();
        return range + " wide, widest: " + names.of(widest.group()).whole() + "; seeds = "
                + upwards(widest.runsFor(width)) + " would make it " + Decimals.spell(width)
                + (without == 0 ? "" : "; not known for " + without + " of " + groups + " groups");
    }

    private static String twoDigits(double number) {
        return String.format(Locale.ROOT, "%.2g", number);
    }

    private ExpectedPrecision widest() {
        return precisions.stream()
                .max(Comparator.comparingDouble(ExpectedPrecision::width))
                .orElseThrow();
    }

    /** Fields of a JSON document. */
    Map<String, Object> fields() {
        Map<String, Object> fields = new LinkedHashMap<>();
        Outlook most = outlook.mostCensored().orElse(null);
        fields.put("cells_without_law", outlook.runsWithoutLaw());
        fields.put("censored_share", finite(outlook.censored()));
        fields.put("largest_censored_share", most == null ? null : finite(most.censored()));
        fields.put(
                "largest_censored_setting",
                most == null ? null : name(most.runs().setting()));
        Outlook longest = outlook.longest().orElse(null);
        fields.put("sufficient_max_steps", longest == null ? null : finite(longest.sufficientCap()));
        fields.put("sufficient_steps_per_dimension", finite(outlook.sufficientCapPerDimension()));
        fields.put("held_share", longest == null ? null : finite(longest.held()));
        fields.put("interval_width", width);
        List<Map<String, Object>> intervals = new ArrayList<>();
        for (ExpectedPrecision precision : precisions) {
            Map<String, Object> interval = new LinkedHashMap<>();
            interval.put("group", names.of(precision.group()).whole());
            interval.put("alpha_width", precision.width());
            interval.put("seeds_for_width", Math.ceil(precision.runsFor(width)));
            intervals.add(interval);
        }
        fields.put("alpha_intervals", intervals);
        return fields;
    }

    private static Double finite(double number) {
        return Double.isFinite(number) ? number : null;
    }

    private String name(Setting setting) {
        return names.of(setting.group()).whole() + ", d = " + setting.dimension();
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, share < 0.0995 ? "%.1f%%" : "%.0f%%", 100 * share);
    }

    /** Rounded up to two digits, as a configuration spells it: 250, 1.3e6. */
    private static String upwards(double number) {
        BigDecimal rounded = new BigDecimal(number).round(UPWARDS).stripTrailingZeros();
        int exponent = rounded.precision() - rounded.scale() - 1;
        return exponent < LONG
                ? rounded.setScale(0, RoundingMode.CEILING).toPlainString()
                : rounded.scaleByPowerOfTen(-exponent).toPlainString() + "e" + exponent;
    }
}

package dev.escapement.spark.report;

import dev.escapement.inference.Warning;
import dev.escapement.numeric.Decimals;
import dev.escapement.setting.SettingGroup;
import dev.escapement.spark.report.chart.Axis;
import dev.escapement.spark.report.chart.Typographic;
import dev.escapement.spark.report.panel.Findings;
import dev.escapement.spark.report.panel.Findings.Group;
import dev.escapement.spark.report.text.Agreement;
import dev.escapement.spark.report.text.Numbers;
import dev.escapement.spark.report.text.TimeScale;
import dev.escapement.spark.store.table.EscapeTimeRow;
import dev.escapement.spark.store.table.ExponentRow;
import dev.escapement.spark.store.table.TransitionRow;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;

/**
 * A sweep in words.
 *
 * @param swept what was simulated, and how it ended
 * @param conclusions the sentences that a reader can repeat
 * @param exponents one a group
 * @param alphaHeading what these are called
 * @param transitions where exponents change their slope, for those groups where that can be looked for
 * @param fit in how many settings the law of T is in doubt; empty if none was tested
 * @param doubts what to mind of the whole
 * @param warnings what to mind of single groups; a warning that several share stands once
 */
record Summary(
        @Typographic String swept,
        @Typographic List<String> conclusions,
        List<Exponent> exponents,
        @Typographic String alphaHeading,
        @Typographic List<String> transitions,
        @Typographic String fit,
        @Typographic List<String> doubts,
        List<Remark> warnings) {
    private static final double LEAST_SPAN = 100;
    private static final int MOST_NAMES = 4;

    /**
     * An exponent beside its predictions.
     *
     * @param group what it describes
     * @param alpha with its interval
     * @param startsKnown the exponent of typical starts, from the regression that has the starts as a covariate
     * @param law at these dimensions
     * @param limit of large dimensions
     * @param agreement with that
     */
    record Exponent(
            @Typographic String group,
            @Typographic String alpha,
            @Typographic String startsKnown,
            @Typographic String law,
            @Typographic String limit,
            Agreement agreement) {}

    /** Something to mind and the groups that it is about. */
    record Remark(@Typographic String text, @Typographic String groups) {}

    static Summary of(Findings findings, List<String> conclusions) {
        return new Summary(
                swept(findings),
                conclusions,
                exponents(findings),
                findings.scale() == TimeScale.STEPS ? "alpha [95%]" : "alpha of samples [95%]",
                findings.tables().transitions().stream()
                        .filter(row -> row.aBreak() != null)
                        .flatMap(row -> transition(row, findings).stream())
                        .toList(),
                fit(findings),
                doubts(findings),
                warnings(findings));
    }

    private static List<Remark> warnings(Findings findings) {
        Map<String, List<Group>> warned = new LinkedHashMap<>();
        for (Group group : findings.groups()) {
            findings.tables().warnings().getOrDefault(group.shared(), List.of()).stream()
                    .map(Warning::text)
                    .forEach(text -> warned.computeIfAbsent(text, any -> new ArrayList<>())
                            .add(group));
        }
        return warned.entrySet().stream()
                .map(entry -> new Remark(entry.getKey(), names(entry.getValue(), findings)))
                .toList();
    }

    private static String swept(Findings findings) {
        Set<String> algorithms = new LinkedHashSet<>();
        Set<String> links = new LinkedHashSet<>();
        TreeSet<Double> dimensions = new TreeSet<>();
        for (Group group : findings.groups()) {
            algorithms.add(group.name().algorithm());
            links.add(group.name().link());
            dimensions.addAll(group.dimensions());
        }
        if (dimensions.isEmpty()) {
            return "No runs.";
        }
        List<EscapeTimeRow> rows = ownThresholds(findings);
        StringBuilder text = new StringBuilder()
                .append(Numbers.count(findings.runs().cells()))
                .append(findings.runs().cells() == 1 ? " run of " : " runs of ")
                .append(listed(algorithms))
                .append(" SGD on ")
                .append(listed(links))
                .append(dimensions.size() == 1 ? " at d = " : " at " + dimensions.size() + " dimensions, d = ")
                .append(Numbers.count(dimensions.first().longValue()));
        if (dimensions.size() > 1) {
            text.append(" to ").append(Numbers.count(dimensions.last().longValue()));
        }
        text.append(": ")
                .append(Numbers.count(sum(rows, EscapeTimeRow::nEscaped)))
                .append(" escaped");
        count(text, sum(rows, EscapeTimeRow::nCensored), " censored at the cap");
        count(text, sum(rows, EscapeTimeRow::nDiverged), " diverged");
        count(text, sum(rows, EscapeTimeRow::nFailed), " FAILED");
        text.append('.');
        if (findings.scale() == TimeScale.SAMPLES) {
            text.append(
                    " Times on this page are in samples, of which a step has as many as its batch; the tables at its end,"
                            + " and exponents in warnings, are of steps.");
        }
        return text.toString();
    }

    /** {@code a}, {@code a and b}, {@code a, b and c}. */
    private static String listed(Set<String> names) {
        List<String> all = new ArrayList<>(names);
        int last = all.size() - 1;
        return last == 0 ? all.get(0) : String.join(", ", all.subList(0, last)) + " and " + all.get(last);
    }

    private static void count(StringBuilder text, long number, String what) {
        if (number > 0) {
            text.append(", ").append(Numbers.count(number)).append(what);
        }
    }

    /** The settings in which runs stop: at lower levels the same runs stand once more. */
    private static List<EscapeTimeRow> ownThresholds(Findings findings) {
        return findings.tables().escapeTimes().stream()
                .filter(row -> findings.runs().stopAt(row.setting()))
                .toList();
    }

    private static long sum(List<EscapeTimeRow> rows, ToIntFunction<EscapeTimeRow> count) {
        return rows.stream().mapToLong(count::applyAsInt).sum();
    }

    private static List<Exponent> exponents(Findings findings) {
        Map<SettingGroup, String> startsKnown = new HashMap<>();
        findings.tables().exponents().stream()
                .filter(row -> row.typicalAlpha() != null)
                .forEach(row -> startsKnown.put(
                        row.group(),
                        Numbers.two(row.typicalAlpha())
                                + " "
                                + Numbers.interval(row.typicalAlphaLo(), row.typicalAlphaHi())));
        return findings.groups().stream()
                .map(group -> exponent(group, startsKnown.getOrDefault(group.shared(), "-")))
                .toList();
    }

    private static Exponent exponent(Group group, String startsKnown) {
        ExponentRow row = group.headline();
        return new Exponent(
                group.name().whole(),
                Numbers.interval(row),
                startsKnown,
                Numbers.two(row.lawAlpha()),
                row.predictedAlpha() == null ? "-" : Decimals.spell(row.predictedAlpha()),
                Agreement.of(row));
    }

    private static Optional<String> transition(TransitionRow row, Findings findings) {
        return findings.groups().stream()
                .filter(group -> group.shared().acrossExponents().equals(row.group()))
                .map(group -> group.name().family())
                .findFirst()
                .map(family -> transition(row, family));
    }

    private static String transition(TransitionRow row, String family) {
        String theory = (row.predictedABreak() == null
                        ? "in the limit theory has no transition"
                        : "in the limit theory has the transition at a = " + Decimals.spell(row.predictedABreak()))
                + (row.lawABreak() == null
                        ? ""
                        : ", the same fit to the law at these dimensions at " + Numbers.two(row.lawABreak()));
        String sure = row.pNoBreak() != null && row.pNoBreak() < 0.05
                ? "One straight line would not do (" + Numbers.p(row.pNoBreak()) + ")."
                : "But one straight line may do as well (" + Numbers.p(row.pNoBreak())
                        + "): the transition is not established.";
        return family + ": the exponent changes its slope at a = " + Numbers.two(row.aBreak()) + " "
                + Numbers.interval(row.aBreakLo(), row.aBreakHi()) + ", from " + Numbers.two(row.alphaBelow())
                + " at the smallest a to " + Numbers.two(row.alphaAbove()) + " at the largest; " + theory + ". " + sure;
    }

    private static String fit(Findings findings) {
        List<Double> p = ownThresholds(findings).stream()
                .map(EscapeTimeRow::lawP)
                .filter(Objects::nonNull)
                .toList();
        return p.isEmpty()
                ? ""
                : "The runs of each setting are tested against the whole law of T: "
                        + below(p, 0.05, " of " + Numbers.count(p.size()) + (p.size() == 1 ? " setting" : " settings"))
                        + " ("
                        + Axis.decimal(0.05 * p.size()) + " are expected if the law is exact), " + below(p, 0.01, "")
                        + " ("
                        + Axis.decimal(0.01 * p.size()) + " expected).";
    }

    /** How many are, as in {@code 2 of 45 settings have p < 0.05}. */
    private static String below(List<Double> values, double limit, String ofWhat) {
        long below = values.stream().filter(value -> value < limit).count();
        return Numbers.count(below) + ofWhat + (below == 1 ? " has" : " have") + " p < " + Axis.decimal(limit);
    }

    private static List<String> doubts(Findings findings) {
        List<String> doubts = new ArrayList<>();
        if (findings.omitted() > 0) {
            doubts.add("This page shows the first " + findings.groups().size() + " groups; "
                    + Numbers.count(findings.omitted()) + " more are in the Parquet tables.");
        }
        List<EscapeTimeRow> rows = ownThresholds(findings);
        long results = sum(rows, EscapeTimeRow::n) - sum(rows, EscapeTimeRow::nFailed);
        long escaped = sum(rows, EscapeTimeRow::nEscaped);
        if (escaped < results) {
            doubts.add(Numbers.count(results - escaped) + " of " + Numbers.count(results)
                    + " runs did not escape; a larger max-steps goes on with the censored ones.");
        }
        List<Group> disagreeing = findings.groups().stream()
                .filter(group -> Agreement.of(group.headline()) == Agreement.NO)
                .toList();
        if (!disagreeing.isEmpty()) {
            doubts.add("The exponent of the law at these dimensions lies outside the 95% interval for "
                    + names(disagreeing, findings) + ".");
        }
        List<Group> narrow = findings.groups().stream()
                .filter(group -> group.headline().alpha() != null)
                .filter(group ->
                        group.headline().dMax() < LEAST_SPAN * group.headline().dMin())
                .toList();
        if (!narrow.isEmpty()) {
            doubts.add(
                    "The dimensions span less than two decades, which cannot tell a factor log d from a small power of d: "
                            + names(narrow, findings) + ".");
        }
        return doubts;
    }

    private static String names(List<Group> groups, Findings findings) {
        if (groups.size() == findings.groups().size()) {
            return groups.size() == 1 ? "the only group" : "every group";
        }
        String first = groups.stream()
                .limit(MOST_NAMES)
                .map(group -> group.name().whole())
                .collect(Collectors.joining("; "));
        return groups.size() <= MOST_NAMES ? first : first + " and " + (groups.size() - MOST_NAMES) + " more groups";
    }
}

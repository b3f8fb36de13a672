package dev.escapement.spark.report.text;

import dev.escapement.numeric.Decimals;
import dev.escapement.setting.LearningRate;
import dev.escapement.setting.SettingGroup;
import dev.escapement.spark.store.table.EscapeTimeRow;
import dev.escapement.spark.store.table.ExponentRow;
import dev.escapement.spark.store.table.TransitionRow;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The sentences about the groups that differ in their learning-rate exponent a alone. */
final class FamilySentence {
    private final List<ExponentRow> rows;
    private final List<ExponentRow> estimated;
    private final List<EscapeTimeRow> settings;
    private final String subject;
    private final String unit;

    /**
     * About some groups.
     *
     * @param rows their headlines, at least one
     * @param settings theirs
     * @param scale the unit of their times
     */
    FamilySentence(List<ExponentRow> rows, GroupNames names, List<EscapeTimeRow> settings, TimeScale scale) {
        this.rows = rows;
        this.settings = settings;
        estimated = rows.stream()
                .filter(row -> row.alpha() != null)
                .sorted(Comparator.comparingDouble(FamilySentence::a))
                .toList();
        subject = subject(names);
        unit = scale == TimeScale.SAMPLES ? " samples" : "";
    }

    private String subject(GroupNames names) {
        SettingGroup first = (estimated.isEmpty() ? rows : estimated).get(0).group();
        GroupNames.GroupName name = names.of(first);
        boolean oneRate = rows.size() == 1 || estimated.size() == 1;
        return name.algorithm() + " SGD on " + name.link() + (name.rest().isEmpty() ? "" : ", " + name.rest())
                + (oneRate && !name.rate().isEmpty()
                        ? ", " + name.rate() + ","
                        : name.rest().isEmpty() ? "" : ",");
    }

    boolean estimated() {
        return !estimated.isEmpty();
    }

    String slopeChanges(TransitionRow row) {
        return "The exponent of " + subject + " changes its slope at a = " + Numbers.two(row.aBreak()) + " "
                + Numbers.interval(row.aBreakLo(), row.aBreakHi()) + " (" + Numbers.p(row.pNoBreak()) + ")"
                + ofTheory(row) + ".";
    }

    private static String ofTheory(TransitionRow row) {
        if (row.group().gap().isPresent()) {
            return "; theory does not cover this model";
        }
        return row.predictedABreak() == null
                ? "; in the limit theory has no change of slope"
                : theory(Numbers.two(row.lawABreak()), row.lawABreak() != null, Decimals.spell(row.predictedABreak()));
    }

    String noChangeEstablished(TransitionRow row) {
        return "No change of slope is established in the exponent of " + bare() + ": one straight line may do as well ("
                + Numbers.p(row.pNoBreak()) + ")" + expected(row) + ".";
    }

    private String expected(TransitionRow row) {
        if (row.predictedABreak() == null) {
            return ofTheory(row);
        }
        if (row.predictedABreak() < a(estimated.get(0))
                || row.predictedABreak() > a(estimated.get(estimated.size() - 1))) {
            return "; the change that theory expects in the limit, at a = " + Decimals.spell(row.predictedABreak())
                    + ", is outside these values of a";
        }
        String here =
                row.lawABreak() == null ? "" : "at a = " + Numbers.two(row.lawABreak()) + " at these dimensions and ";
        return "; theory expects a change " + here + "at a = " + Decimals.spell(row.predictedABreak())
                + " in the limit";
    }

    /** At one learning rate its exponent, at several those of the smallest and largest a. */
    String exponents() {
        ExponentRow first = estimated.get(0);
        ExponentRow last = estimated.get(estimated.size() - 1);
        if (estimated.size() == 1) {
            return capitalised(subject) + " escapes in T ~ d^" + Numbers.interval(first) + unit
                    + theory(Numbers.two(first.lawAlpha()), first.lawAlpha() != null, limit(first)) + ".";
        }
        List<ExponentRow> ends = List.of(first, last);
        boolean limits = ends.stream().allMatch(row -> row.predictedAlpha() != null);
        boolean laws = ends.stream().allMatch(row -> row.lawAlpha() != null);
        return "The exponent of " + subject + " goes from " + Numbers.interval(first) + " at a = "
                + Decimals.spell(a(first)) + " to " + Numbers.interval(last) + " at a = " + Decimals.spell(a(last))
                + theory(
                        both(ends, row -> Numbers.two(row.lawAlpha())),
                        laws,
                        limits ? both(ends, FamilySentence::limit) : "")
                + ".";
    }

    private static String both(List<ExponentRow> ends, Function<ExponentRow, String> spelled) {
        return ends.stream().map(spelled).collect(Collectors.joining(" and "));
    }

    private static String limit(ExponentRow row) {
        return row.predictedAlpha() == null ? "" : Decimals.spell(row.predictedAlpha());
    }

    /** What theory says; {@code limit} is empty where it says nothing of the limit. */
    private static String theory(String here, boolean known, String limit) {
        List<String> parts = new ArrayList<>();
        if (known) {
            parts.add("theory at these dimensions: " + here);
        }
        if (!limit.isEmpty()) {
            parts.add((known ? "in the limit: " : "theory in the limit: ") + limit);
        }
        return parts.stream().map(part -> "; " + part).collect(Collectors.joining());
    }

    String noExponent() {
        return "No exponent for " + bare() + ": " + reason() + ".";
    }

    private String reason() {
        long runs = settings.stream().mapToLong(EscapeTimeRow::n).sum();
        long failed = settings.stream().mapToLong(EscapeTimeRow::nFailed).sum();
        long escaped = settings.stream().mapToLong(EscapeTimeRow::nEscaped).sum();
        if (runs == failed) {
            return "all " + Numbers.count(runs) + " runs FAILED";
        }
        long diverged = settings.stream().mapToLong(EscapeTimeRow::nDiverged).sum();
        if (escaped == 0 && diverged > 0) {
            return "none of its " + Numbers.count(runs) + " runs escaped, and " + Numbers.count(diverged)
                    + " of them diverged";
        }
        if (escaped == 0) {
            return "none of its " + Numbers.count(runs)
                    + " runs escaped within max-steps; the same command with a larger" + " max-steps continues them";
        }
        long dimensions = settings.stream()
                .filter(row -> row.nEscaped() > 0)
                .map(row -> row.setting().dimension())
                .distinct()
                .count();
        return dimensions == 1
                ? "its runs escaped at one dimension, and an exponent takes two"
                : "its " + Numbers.count(escaped) + " escapes at " + dimensions + " dimensions do not determine one";
    }

    /** The subject where a colon follows. */
    private String bare() {
        return subject.endsWith(",") ? subject.substring(0, subject.length() - 1) : subject;
    }

    /** A formula keeps its letters as they are. */
    private static String capitalised(String text) {
        return text.matches("[a-z-]+ .*") ? text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1) : text;
    }

    private static double a(ExponentRow row) {
        return row.group().rate() instanceof LearningRate.Law law ? law.exponent() : 0;
    }
}

package dev.escapement.spark.report.text;

import dev.escapement.setting.SettingGroup;
import dev.escapement.spark.fit.Tables;
import dev.escapement.spark.store.table.EscapeTimeRow;
import dev.escapement.spark.store.table.ExponentRow;
import dev.escapement.spark.store.table.TransitionRow;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What was found about one family of groups, in one sentence that can be repeated without the table. The groups of a family
 * differ in their learning-rate exponent a alone.
 *
 * @param family what the groups share
 * @param kind what sort of finding it is
 * @param text the sentence, with its full stop
 */
public record Conclusion(SettingGroup family, Kind kind, String text) {
    private static final int MOST_TOLD = 3;

    /** Sorts of findings, the most telling one first. */
    public enum Kind {
        /** The exponent changes its slope at some a, and one straight line does not do (p below 0.05). */
        SLOPE_CHANGES,
        /** There are enough values of a to look for a change of slope, and one straight line does as well. */
        NO_CHANGE_ESTABLISHED,
        /** Exponents at too few values of a to look for a change. */
        EXPONENT,
        /** No exponent. */
        NO_EXPONENT
    }

    /** A conclusion for each family, the most telling ones first; times in the unit that the table and the page use. */
    public static List<Conclusion> of(Tables fitted) {
        TimeScale scale = TimeScale.of(fitted);
        Tables tables = scale.shown(fitted);
        List<ExponentRow> headlines = tables.headlines();
        GroupNames names =
                new GroupNames(headlines.stream().map(ExponentRow::group).toList());
        Map<SettingGroup, List<ExponentRow>> families = new LinkedHashMap<>();
        headlines.forEach(row -> families.computeIfAbsent(row.group().acrossExponents(), group -> new ArrayList<>())
                .add(row));
        Map<SettingGroup, List<EscapeTimeRow>> settings = tables.escapeTimes().stream()
                .collect(Collectors.groupingBy(row -> row.setting().group().acrossExponents()));
        Map<SettingGroup, TransitionRow> transitions = new HashMap<>();
        tables.transitions().forEach(row -> transitions.put(row.group(), row));
        List<Conclusion> conclusions = new ArrayList<>();
        families.forEach((family, rows) -> conclusions.add(of(
                family,
                new FamilySentence(rows, names, settings.getOrDefault(family, List.of()), scale),
                transitions.get(family))));
        conclusions.sort(Comparator.comparing(Conclusion::kind));
        return List.copyOf(conclusions);
    }

    /**
     * The conclusion about one family.
     *
     * @param transition its transition; null where it has no learning-rate exponent
     */
    private static Conclusion of(SettingGroup family, FamilySentence sentence, TransitionRow transition) {
        if (transition != null && transition.aBreak() != null) {
            boolean established = transition.pNoBreak() < TransitionRow.ESTABLISHED;
            return new Conclusion(
                    family,
                    established ? Kind.SLOPE_CHANGES : Kind.NO_CHANGE_ESTABLISHED,
                    established ? sentence.slopeChanges(transition) : sentence.noChangeEstablished(transition));
        }
        return sentence.estimated()
                ? new Conclusion(family, Kind.EXPONENT, sentence.exponents())
                : new Conclusion(family, Kind.NO_EXPONENT, sentence.noExponent());
    }

    /** What the whole sweep has found: the conclusions of the most telling kind, three at most. */
    public static List<Conclusion> told(Tables fitted) {
        List<Conclusion> all = of(fitted);
        return all.stream()
                .filter(conclusion -> conclusion.kind() == all.get(0).kind())
                .limit(MOST_TOLD)
                .toList();
    }
}

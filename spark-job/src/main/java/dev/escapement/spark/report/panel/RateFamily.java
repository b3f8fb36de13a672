package dev.escapement.spark.report.panel;

import dev.escapement.setting.SettingGroup;
import dev.escapement.spark.report.panel.Findings.Group;
import dev.escapement.spark.report.text.GroupNames.GroupName;
import dev.escapement.spark.store.table.EscapeTimeRow;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Groups that differ in their learning rate alone: what one chart compares.
 *
 * @param name of any of them; its rate means nothing
 * @param groups at least one
 */
record RateFamily(GroupName name, List<Group> groups) {

    /** The families of all groups, in their order. */
    static List<RateFamily> of(List<Group> groups) {
        Map<SettingGroup, List<Group>> families = groups.stream()
                .collect(Collectors.groupingBy(
                        group -> group.shared().acrossRates(), LinkedHashMap::new, Collectors.toList()));
        return families.values().stream()
                .map(members -> new RateFamily(members.get(0).name(), members))
                .toList();
    }

    /** What has to be chosen to see it, for {@link #SELECTORS}. */
    List<String> choices() {
        return List.of(name.algorithm(), name.link(), name.rest());
    }

    static final List<String> SELECTORS = List.of("algorithm", "link", "setting");

    /** The settings with a learning rate above 0, which a logarithmic axis has, at each dimension, by learning rate. */
    SortedMap<Long, List<EscapeTimeRow>> byRate() {
        return groups.stream()
                .map(Group::settings)
                .flatMap(List::stream)
                .filter(RateFamily::hasPlace)
                .sorted(Comparator.comparing(row -> row.setting().eta()))
                .collect(Collectors.groupingBy(row -> row.setting().dimension(), TreeMap::new, Collectors.toList()));
    }

    /** Tells which settings {@link #byRate} leaves out; empty if none. */
    String leftOut() {
        boolean all = groups.stream().map(Group::settings).flatMap(List::stream).allMatch(RateFamily::hasPlace);
        return all ? "" : "Runs with eta = 0 have no place on a logarithmic axis; they are in the tables.";
    }

    private static boolean hasPlace(EscapeTimeRow row) {
        return row.setting().eta() > 0;
    }
}

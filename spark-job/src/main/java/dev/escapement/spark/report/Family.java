package dev.escapement.spark.report;

import dev.escapement.spark.report.Findings.Group;
import dev.escapement.spark.report.GroupNames.GroupName;
import dev.escapement.spark.store.EscapeTimeRow;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Groups that differ in their learning rate alone: what one chart compares.
 *
 * @param name of any of them; its rate means nothing
 * @param groups at least one
 */
record Family(GroupName name, List<Group> groups) {

    /** The families of all groups, in their order. */
    static List<Family> of(List<Group> groups) {
        return by(groups, group -> group.name().family());
    }

    private static List<Family> by(List<Group> groups, Function<Group, String> key) {
        Map<String, List<Group>> families =
                groups.stream().collect(Collectors.groupingBy(key, LinkedHashMap::new, Collectors.toList()));
        return families.values().stream()
                .map(members -> new Family(members.get(0).name(), members))
                .toList();
    }

    /** What has to be chosen to see it, for {@link #SELECTORS}. */
    List<String> choices() {
        return List.of(name.algorithm(), name.link(), name.rest());
    }

    static final List<String> SELECTORS = List.of("algorithm", "link", "setting");

    /** The settings with a learning rate at each dimension, by learning rate. */
    SortedMap<Integer, List<EscapeTimeRow>> byRate() {
        return groups.stream()
                .map(Group::settings)
                .flatMap(List::stream)
                .filter(row -> row.setting().rates().eta() != null)
                .sorted(Comparator.comparing(row -> row.setting().rates().eta()))
                .collect(Collectors.groupingBy(row -> row.setting().dimension(), TreeMap::new, Collectors.toList()));
    }

    /** Its part of a file name. */
    String slug() {
        return slug(name.family());
    }

    /** A text without what file names do not like. */
    static String slug(String text) {
        return text.replaceAll("[^A-Za-z0-9.]+", "-").replaceAll("^-+|-+$", "");
    }
}

package dev.escapement.spark.cli.text;

import dev.escapement.inference.Warning;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What holds for all groups, so that it is said once.
 *
 * @param kinds the warnings that every group has
 * @param texts what they say
 */
record SharedWarnings(Set<Warning.Kind> kinds, List<String> texts) {

    /**
     * Of some groups.
     *
     * @param groups the warnings of each
     */
    static SharedWarnings of(Collection<List<Warning>> groups) {
        Set<Warning.Kind> kinds = EnumSet.allOf(Warning.Kind.class);
        Map<Warning.Kind, Set<String>> texts = new EnumMap<>(Warning.Kind.class);
        for (List<Warning> warnings : groups) {
            Set<Warning.Kind> here = EnumSet.noneOf(Warning.Kind.class);
            for (Warning warning : warnings) {
                here.add(warning.kind());
                texts.computeIfAbsent(warning.kind(), kind -> new TreeSet<>()).add(warning.text());
            }
            kinds.retainAll(here);
        }
        if (groups.isEmpty()) {
            kinds.clear();
        }
        kinds.removeIf(kind -> !ShortNote.forEveryone(kind));
        if (kinds.contains(Warning.Kind.FAMILIES_REJECTED)) {
            kinds.remove(Warning.Kind.NOT_POWER_LAW);
        }
        List<String> said = new ArrayList<>();
        // What lacks an exponent needs no other remark on it.
        Set<Warning.Kind> told =
                kinds.contains(Warning.Kind.NOT_ESTIMATED) ? EnumSet.of(Warning.Kind.NOT_ESTIMATED) : kinds;
        told.forEach(kind -> said.add(
                texts.get(kind).size() == 1 ? texts.get(kind).iterator().next() : ShortNote.words(kind)));
        return new SharedWarnings(kinds, said);
    }
}

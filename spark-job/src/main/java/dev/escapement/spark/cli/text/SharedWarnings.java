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
    private static final Set<Warning.Kind> WITHOUT_EXPONENT = EnumSet.of(
            Warning.Kind.NOT_ESTIMATED, Warning.Kind.FAILED, Warning.Kind.CONTRADICTING, Warning.Kind.DIVERGED);

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
        // An exponent that is not there needs no remark on its quality.
        Set<Warning.Kind> told = EnumSet.copyOf(WITHOUT_EXPONENT);
        told.retainAll(kinds);
        (kinds.contains(Warning.Kind.NOT_ESTIMATED) ? told : kinds)
                .forEach(kind -> said.add(
                        texts.get(kind).size() == 1 ? texts.get(kind).iterator().next() : ShortNote.words(kind)));
        return new SharedWarnings(kinds, said);
    }
}

package dev.escapement.spark.cli.text;

import dev.escapement.inference.Warning;
import dev.escapement.spark.report.text.Agreement;
import dev.escapement.spark.store.table.ExponentRow;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The few words that a row of the result table has room for: of all that a reader should know, what matters most. */
final class ShortNote {
    /** The note where theory disagrees. */
    static final String THEORY_OUTSIDE = "theory outside";

    /** What leaves little of an exponent, the worst first; stands before a disagreement with theory. */
    private static final List<Warning.Kind> GRAVE = List.of(
            Warning.Kind.NOT_ESTIMATED,
            Warning.Kind.FAILED,
            Warning.Kind.CONTRADICTING,
            Warning.Kind.NO_ESCAPES_SOMEWHERE,
            Warning.Kind.MOSTLY_CENSORED,
            Warning.Kind.OPEN_INTERVAL,
            Warning.Kind.FEW_ESCAPES);

    /** What else a reader should know, the most important first. Other kinds are for specialists. */
    private static final List<Warning.Kind> OTHER = List.of(
            Warning.Kind.DIMENSIONS_LEFT_OUT,
            Warning.Kind.FEW_DIMENSIONS,
            Warning.Kind.UNDER_ONE_DECADE,
            Warning.Kind.EXPONENT_DRIFTS,
            Warning.Kind.NOT_POWER_LAW,
            Warning.Kind.DIVERGED,
            Warning.Kind.NOT_RESAMPLED,
            Warning.Kind.FAMILIES_REJECTED);

    private ShortNote() {}

    /** Whether a warning of this kind is for every reader, not for specialists alone. */
    static boolean forEveryone(Warning.Kind kind) {
        return GRAVE.contains(kind) || OTHER.contains(kind);
    }

    /**
     * The note on a row; empty if there is nothing to note.
     *
     * @param warnings of its group
     * @param saidOfAll kinds that are said above the table
     */
    static Optional<String> of(ExponentRow row, Collection<Warning> warnings, Set<Warning.Kind> saidOfAll) {
        Set<Warning.Kind> kinds = EnumSet.noneOf(Warning.Kind.class);
        warnings.forEach(warning -> kinds.add(warning.kind()));
        // Where no distribution fits, the likelihoods of the growth laws are not to be compared.
        if (kinds.contains(Warning.Kind.FAMILIES_REJECTED)) {
            kinds.remove(Warning.Kind.NOT_POWER_LAW);
        }
        kinds.removeAll(saidOfAll);
        return first(GRAVE, kinds)
                .or(() -> Agreement.of(row) == Agreement.NO ? Optional.of(THEORY_OUTSIDE) : Optional.empty())
                .or(() -> first(OTHER, kinds));
    }

    /** A note where there is room for it. */
    static String inFull(String note) {
        return note.equals(THEORY_OUTSIDE) ? note + ": theory's alpha at these d is not in the 95% interval" : note;
    }

    private static Optional<String> first(List<Warning.Kind> order, Set<Warning.Kind> kinds) {
        return order.stream().filter(kinds::contains).map(ShortNote::words).findFirst();
    }

    /** A kind of warning in two or three words. */
    static String words(Warning.Kind kind) {
        return switch (kind) {
            case NOT_ESTIMATED -> "no exponent";
            case FAILED -> "FAILED runs";
            case CONTRADICTING -> "contradicting rows";
            case NO_ESCAPES_SOMEWHERE -> "no escape at some d";
            case MOSTLY_CENSORED -> "mostly censored";
            case OPEN_INTERVAL -> "open interval";
            case FEW_ESCAPES -> "few escapes";
            case DIMENSIONS_LEFT_OUT -> "some d left out";
            case FEW_DIMENSIONS -> "under three d";
            case UNDER_ONE_DECADE -> "under a decade of d";
            case EXPONENT_DRIFTS -> "alpha drifts with d";
            case NOT_POWER_LAW -> "not a pure power";
            case DIVERGED -> "diverged runs";
            case NOT_RESAMPLED -> "Wald interval";
            case FAMILIES_REJECTED -> "fitted to medians";
            case SCALE_FOLLOWS_DIMENSION -> "scatter depends on d";
            case MODELS_TIE -> "another law fits as well";
        };
    }
}

package dev.escapement.spark.store.table;

import dev.escapement.setting.Setting;
import dev.escapement.simulation.Status;
import dev.escapement.spark.store.parquet.Column;
import java.time.Instant;
import java.util.Comparator;

/**
 * A row of {@code runs/*.parquet}: a cell and how it ended. The last four columns may differ from run to run, all others are
 * a function of the cell.
 */
public record RunRow(
        @Column("32 hex digits: a versioned hash of the setting, root seed and seed")
        String cellId,

        Setting setting,
        @Column("the step at which a run is censored") long maxSteps,
        @Column("the cell's seed") long seed,
        @Column("the sweep's seed") long rootSeed,
        @Column("m before the first step; null if FAILED") Double initialOverlap,

        @Column("m after the last step; null if DIVERGED or FAILED")
        Double finalOverlap,

        @Column("ESCAPED, CENSORED, DIVERGED or FAILED") Status status,

        @Column("steps until |m| (or m) reached the threshold; null unless ESCAPED")
        Long escapeStep,

        @Column("steps taken; null if FAILED") Long steps,
        @Column("samples drawn; null if FAILED") Long samples,
        @Column("gradients evaluated; null if FAILED") Long gradientEvaluations,

        @Column(value = "what a FAILED cell threw", nullable = true)
        String error,

        @Column("nanoseconds: the cell's share of core time")
        Long wallNanos,

        @Column(value = "the kernel that computed the row", nullable = true)
        String kernel,

        @Column(value = "the machine that did", nullable = true)
        String host,

        @Column(value = "when, UTC", nullable = true) Instant finishedAt) {

    private static final int ID_DIGITS = 32;

    /**
     * Which of two rows of one cell counts: the one with the larger max_steps, then one that has not failed. Of two that
     * contradict each other it is an escape, the later one, so that nothing depends on the order of files.
     */
    public static final Comparator<RunRow> PREFERENCE = Comparator.comparingLong(RunRow::maxSteps)
            .thenComparing(row -> row.status != Status.FAILED)
            .thenComparing(RunRow::status, Comparator.reverseOrder())
            .thenComparing(RunRow::escapeStep, Comparator.nullsFirst(Comparator.naturalOrder()));

    /** The order of cells: by their ids. */
    public static final Comparator<RunRow> BY_CELL = Comparator.comparing(RunRow::cellId);

    /**
     * Refuses what no reader could interpret.
     *
     * @throws IllegalArgumentException if the cell's id is none, or the run did not end between its first step and its last
     */
    public RunRow {
        if (!isHex(cellId)) {
            throw new IllegalArgumentException("cell_id is " + cellId + ", not 32 hex digits");
        }
        if (maxSteps < 1) {
            throw new IllegalArgumentException("max_steps is " + maxSteps + ", not at least 1");
        }
        if ((status == Status.ESCAPED) != (escapeStep != null)) {
            throw new IllegalArgumentException("escape_step is " + escapeStep + " although the run " + status);
        }
        if (escapeStep != null && (escapeStep < 1 || escapeStep > maxSteps)) {
            throw new IllegalArgumentException(
                    "escape_step is " + escapeStep + ", not from 1 to max_steps = " + maxSteps);
        }
    }

    /** Whether this row and another of its cell id cannot both be true: up to the smaller cap they ended differently. */
    public boolean contradicts(RunRow other) {
        long seen = Math.min(maxSteps, other.maxSteps);
        return status != Status.FAILED
                && other.status != Status.FAILED
                && !(setting.equals(other.setting) && upTo(seen).equals(other.upTo(seen)));
    }

    /** How the run had ended by a step. */
    private Ending upTo(long step) {
        if (status == Status.DIVERGED) {
            return steps == null || steps <= step ? new Ending(status, null) : Ending.NONE;
        }
        return escapeStep != null && escapeStep <= step ? new Ending(status, escapeStep) : Ending.NONE;
    }

    private record Ending(Status status, Long step) {
        static final Ending NONE = new Ending(Status.CENSORED, null);
    }

    private static boolean isHex(String id) {
        for (int i = 0; i < id.length(); i++) {
            if (Character.digit(id.charAt(i), 16) < 0) {
                return false;
            }
        }
        return id.length() == ID_DIGITS;
    }
}

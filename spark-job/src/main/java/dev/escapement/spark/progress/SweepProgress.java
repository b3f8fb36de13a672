package dev.escapement.spark.progress;

import java.util.Locale;

/**
 * Where a sweep stands.
 *
 * @param cells to simulate
 * @param cellsEnded so far
 * @param escaped of these
 * @param censored of these
 * @param diverged of these
 * @param failed of these
 * @param predictedNanos core time foreseen for all cells
 * @param predictedNanosBehind the part of it that is behind, of cells under way as far as that can be told
 * @param wallNanos since the start
 */
public record SweepProgress(
        long cells,
        long cellsEnded,
        long escaped,
        long censored,
        long diverged,
        long failed,
        double predictedNanos,
        double predictedNanosBehind,
        long wallNanos) {

    /** The share of the cost that is behind, between 0 and 1. */
    public double share() {
        if (cellsEnded == cells) {
            return 1;
        }
        return Math.min(1, predictedNanosBehind / predictedNanos);
    }

    /** Seconds to go if the rest goes as what is behind; NaN at the start. */
    public double secondsLeft() {
        double share = share();
        return share == 0 ? Double.NaN : wallNanos * 1e-9 * (1 - share) / share;
    }

    /** Cells that ended in a second; NaN at the start. */
    public double cellsPerSecond() {
        return wallNanos == 0 ? Double.NaN : cellsEnded / (wallNanos * 1e-9);
    }

    /** All of it in few words: {@code 43%, 9 s left, 820/1920 cells, 68/s: 812 escaped, 8 censored}. */
    public String text() {
        double rate = cellsPerSecond();
        String left = cellsEnded == cells
                ? "took " + Durations.spell(wallNanos * 1e-9)
                : share() == 0 ? "time unknown" : Durations.spell(secondsLeft()) + " left";
        String speed = cellsEnded == 0 ? "" : String.format(Locale.ROOT, rate < 10 ? ", %.1f/s" : ", %.0f/s", rate);
        return String.format(Locale.ROOT, "%.0f%%, %s, %d/%d cells%s: ", 100 * share(), left, cellsEnded, cells, speed)
                + endings();
    }

    /** How the cells ended that have: {@code 12 escaped, 3 censored}. */
    public String endings() {
        StringBuilder text = new StringBuilder()
                .append(escaped)
                .append(" escaped, ")
                .append(censored)
                .append(" censored");
        if (diverged > 0) {
            text.append(", ").append(diverged).append(" diverged");
        }
        if (failed > 0) {
            text.append(", ").append(failed).append(" FAILED");
        }
        return text.toString();
    }
}

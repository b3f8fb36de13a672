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
 * @param steps that all cells have taken so far; those of cells under way are estimated
 * @param stepsForeseen that all cells will have taken
 * @param predictedNanos core time foreseen for all cells
 * @param predictedNanosBehind the part of it that is behind, of cells under way as far as that can be told
 * @param wallNanos since the start
 * @param wallNanosLeft to go, if the rest goes as what is behind; NaN if all that is left takes longer than foreseen
 */
public record SweepProgress(
        long cells,
        long cellsEnded,
        long escaped,
        long censored,
        long diverged,
        long failed,
        double steps,
        double stepsForeseen,
        double predictedNanos,
        double predictedNanosBehind,
        long wallNanos,
        double wallNanosLeft)
        implements Progress {
    private static final double LARGE = 1e4;

    /** The share of the cost that is behind, between 0 and 1. */
    @Override
    public double share() {
        return ended() ? 1 : Math.min(1, predictedNanosBehind / predictedNanos);
    }

    @Override
    public boolean ended() {
        return cellsEnded == cells;
    }

    /** Steps in a second since the start; 0 at the start. */
    public double stepsPerSecond() {
        return wallNanos == 0 ? 0 : steps / (wallNanos * 1e-9);
    }

    /** {@code 43%, 9 s left, 3.1e8 of 7.2e8 steps, 3.4e7/s: 812 escaped, 8 censored}. */
    @Override
    public String text() {
        String time = ended() ? "took " + Durations.spell(wallNanos * 1e-9) : left();
        String rate = steps > 0 ? ", " + spell(stepsPerSecond()) + "/s" : "";
        return percent() + ", " + time + ", " + count() + rate + ": " + endings();
    }

    @Override
    public String line() {
        return count() + " (" + percent() + "), "
                + (ended() ? Durations.spell(wallNanos * 1e-9) + " gone" : left()) + ", " + spell(stepsPerSecond())
                + " steps a second; " + cellsEnded + " of " + cells + " cells: " + endings();
    }

    private String percent() {
        return String.format(Locale.ROOT, "%.0f%%", 100 * share());
    }

    private String count() {
        return spell(steps) + (ended() ? "" : " of " + spell(stepsForeseen)) + " steps";
    }

    /** Two digits: {@code 820}, {@code 3.1e8}. */
    private static String spell(double number) {
        return number < LARGE
                ? String.format(Locale.ROOT, "%.0f", number)
                : String.format(Locale.ROOT, "%.1e", number).replaceAll("e\\+0*", "e");
    }

    private String left() {
        return Double.isNaN(wallNanosLeft) ? "longer than foreseen" : Durations.spell(wallNanosLeft * 1e-9) + " left";
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

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
 * @param wallNanosLeft to go, if the rest goes as what is behind; NaN if all that is left takes longer than foreseen
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
        long wallNanos,
        double wallNanosLeft)
        implements Progress {

    /** The share of the cost that is behind, between 0 and 1. */
    @Override
    public double share() {
        return ended() ? 1 : Math.min(1, predictedNanosBehind / predictedNanos);
    }

    @Override
    public boolean ended() {
        return cellsEnded == cells;
    }

    /** Cells that ended in a second; NaN at the start. */
    public double cellsPerSecond() {
        return wallNanos == 0 ? Double.NaN : cellsEnded / (wallNanos * 1e-9);
    }

    /** {@code 43%, 9 s left, 820/1920 cells, 68/s: 812 escaped, 8 censored}. */
    @Override
    public String text() {
        double rate = cellsPerSecond();
        String time = ended() ? "took " + Durations.spell(wallNanos * 1e-9) : left();
        String speed = cellsEnded == 0 ? "" : String.format(Locale.ROOT, rate < 10 ? ", %.1f/s" : ", %.0f/s", rate);
        return String.format(Locale.ROOT, "%.0f%%, %s, %d/%d cells%s: ", 100 * share(), time, cellsEnded, cells, speed)
                + endings();
    }

    @Override
    public String line() {
        double rate = cellsPerSecond();
        return String.format(
                Locale.ROOT,
                "%d of %d cells, %.0f%% of the cost, %s, %s cells a second: %s",
                cellsEnded,
                cells,
                100 * share(),
                ended() ? Durations.spell(wallNanos * 1e-9) + " gone" : left(),
                Double.isNaN(rate) ? "0" : String.format(Locale.ROOT, "%.1f", rate),
                endings());
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

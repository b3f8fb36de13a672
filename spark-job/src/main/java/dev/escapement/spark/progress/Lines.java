package dev.escapement.spark.progress;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;

/** A plain line every 30 seconds, and one at the end. */
final class Lines implements ProgressDisplay {
    private static final long INTERVAL = Duration.ofSeconds(30).toNanos();

    private final PrintStream out;
    private long nextAt = INTERVAL;

    Lines(PrintStream out) {
        this.out = out;
    }

    @Override
    public void show(SweepProgress progress) {
        boolean end = progress.cellsEnded() == progress.cells();
        if (end || progress.wallNanos() >= nextAt) {
            out.println(line(progress));
            nextAt = progress.wallNanos() + INTERVAL;
        }
    }

    static String line(SweepProgress progress) {
        double rate = progress.cellsPerSecond();
        boolean end = progress.cellsEnded() == progress.cells();
        return String.format(
                Locale.ROOT,
                "%d of %d cells, %.0f%% of the cost, %s, %s cells a second: %s",
                progress.cellsEnded(),
                progress.cells(),
                100 * progress.share(),
                end
                        ? Durations.spell(progress.wallNanos() * 1e-9) + " gone"
                        : Durations.spell(progress.secondsLeft()) + " left",
                Double.isNaN(rate) ? "0" : String.format(Locale.ROOT, "%.1f", rate),
                progress.endings());
    }

    @Override
    public void close() {}
}

package dev.escapement.spark.progress;

import java.io.PrintStream;
import java.time.Duration;

/** A plain line every 30 seconds, and one at the end. */
final class Lines implements ProgressDisplay {
    private static final long INTERVAL = Duration.ofSeconds(30).toNanos();

    private final PrintStream out;
    private long nextAt = INTERVAL;

    Lines(PrintStream out) {
        this.out = out;
    }

    @Override
    public void show(Progress progress) {
        if (progress.ended() || progress.wallNanos() >= nextAt) {
            out.println(progress.line());
            nextAt = progress.wallNanos() + INTERVAL;
        }
    }

    @Override
    public void close() {}
}

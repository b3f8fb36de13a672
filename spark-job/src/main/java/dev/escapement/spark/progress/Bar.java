package dev.escapement.spark.progress;

import java.io.PrintStream;
import java.time.Duration;

/** A live line that fits the terminal: a bar by cost or number, and how far the work is. */
final class Bar implements ProgressDisplay {
    private static final long INTERVAL = Duration.ofMillis(200).toNanos();
    private static final int SHORTEST = 8;
    private static final int LONGEST = 80;

    private final PrintStream out;
    private final int columns;
    private long nextAt;
    private int shown;

    /**
     * A bar on a terminal.
     *
     * @param columns of its window
     */
    Bar(PrintStream out, int columns) {
        this.out = out;
        // A terminal may begin a new line as soon as its last column is taken.
        this.columns = columns - 1;
    }

    @Override
    public void show(Progress progress) {
        if (!progress.ended() && progress.wallNanos() < nextAt) {
            return;
        }
        nextAt = progress.wallNanos() + INTERVAL;
        String line = line(progress, columns);
        out.print("\r" + line + " ".repeat(Math.max(0, shown - line.length())));
        out.flush();
        shown = line.length();
    }

    /** One line of at most {@code width} characters. */
    static String line(Progress progress, int width) {
        String text = progress.text();
        int bars = Math.min(width - text.length() - 3, LONGEST);
        if (bars < SHORTEST) {
            return text.substring(0, Math.min(width, text.length()));
        }
        int full = (int) (bars * progress.share());
        return "[" + "=".repeat(full) + " ".repeat(bars - full) + "] " + text;
    }

    @Override
    public void close() {
        if (shown > 0) {
            out.println();
        }
    }
}

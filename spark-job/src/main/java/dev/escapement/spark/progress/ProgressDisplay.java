package dev.escapement.spark.progress;

import java.io.PrintStream;

/** Shows the progress of a sweep or of its fits. */
public interface ProgressDisplay extends AutoCloseable {

    /** Shows a state; called often, shows as often as it sees fit. */
    void show(Progress progress);

    @Override
    void close();

    /**
     * A display for standard error: a bar if it is a terminal that can draw over a line, a line now and then otherwise.
     */
    static ProgressDisplay on(PrintStream out, boolean quiet) {
        if (quiet) {
            return new Silence();
        }
        return Terminals.live() ? new Bar(out, Terminals.window()) : new Lines(out);
    }

    /** Shows nothing. */
    final class Silence implements ProgressDisplay {
        @Override
        public void show(Progress progress) {}

        @Override
        public void close() {}
    }
}

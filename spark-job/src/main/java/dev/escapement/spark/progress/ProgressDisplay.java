package dev.escapement.spark.progress;

import java.io.PrintStream;

/** Shows a sweep's progress. */
public interface ProgressDisplay extends AutoCloseable {

    /** Shows a state; called often, shows as often as it sees fit. */
    void show(SweepProgress progress);

    @Override
    void close();

    /** A display for a stream: a bar on a terminal, a line now and then elsewhere. */
    static ProgressDisplay on(PrintStream out, boolean quiet) {
        if (quiet) {
            return new Silence();
        }
        return Terminals.interactive() ? new Bar(out, Terminals.columns()) : new Lines(out);
    }

    /** Shows nothing. */
    final class Silence implements ProgressDisplay {
        @Override
        public void show(SweepProgress progress) {}

        @Override
        public void close() {}
    }
}

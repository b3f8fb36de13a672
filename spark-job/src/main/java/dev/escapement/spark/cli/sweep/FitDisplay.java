package dev.escapement.spark.cli.sweep;

import dev.escapement.spark.fit.FitWatch;
import dev.escapement.spark.progress.FitProgress;
import dev.escapement.spark.progress.ProgressDisplay;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** Shows every second how far the fits and the drawing of the report are, once these take longer than two seconds. */
final class FitDisplay implements FitWatch, AutoCloseable {
    private static final long LONG_NANOS = TimeUnit.SECONDS.toNanos(2);

    private final ProgressDisplay display;
    private final long startedAt = System.nanoTime();
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "escapement-fit");
        thread.setDaemon(true);
        return thread;
    });

    private String doing = "reading runs";
    private int done;
    private int total;

    FitDisplay(boolean quiet) {
        display = ProgressDisplay.on(System.err, quiet);
        ScheduledFuture<?> unused = clock.scheduleAtFixedRate(this::show, 1, 1, TimeUnit.SECONDS);
    }

    @Override
    public synchronized void at(String next, int ended, int of) {
        done = next.equals(doing) ? Math.max(done, ended) : ended;
        doing = next;
        total = of;
        show();
    }

    /** The fits are done; the report is drawn. */
    void drawing() {
        at("drawing the report", 0, 0);
    }

    private synchronized void show() {
        long nanos = System.nanoTime() - startedAt;
        if (nanos > LONG_NANOS) {
            display.show(new FitProgress(doing, done, total, nanos));
        }
    }

    @Override
    public void close() {
        clock.shutdownNow();
        synchronized (this) {
            display.close();
        }
    }
}

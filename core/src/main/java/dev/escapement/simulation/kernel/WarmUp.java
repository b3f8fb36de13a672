package dev.escapement.simulation.kernel;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/**
 * Gets the vector loops of one kind compiled, on a thread of its own. Until HotSpot's optimising compiler has compiled a loop, every
 * vector operation in it allocates, so that a usual call takes a millisecond; and the compiler wants 5000 calls. The thread makes
 * them on the shortest arrays, at some 20 microseconds each, and knows a compiled loop by its speed. Meanwhile plain Java computes.
 * Where a loop stays slow, plain Java goes on: which loop runs changes no bit.
 */
final class WarmUp {
    private static final int CALLS = 200;
    /** Nanoseconds a call: fifty times what a compiled loop takes, and a tenth of what another does. */
    private static final long FAST = 2_000;

    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(30);

    private final Supplier<List<Runnable>> loops;
    private final AtomicBoolean begun = new AtomicBoolean();
    private volatile boolean done;

    /** The loops of a kind, each as a call on short arrays. */
    WarmUp(Supplier<List<Runnable>> loops) {
        this.loops = loops;
    }

    /** Begins unless it has begun; returns at once. */
    void begin() {
        if (!begun.get() && begun.compareAndSet(false, true)) {
            Thread thread = new Thread(this::run, "vector-warm-up");
            thread.setDaemon(true);
            thread.start();
        }
    }

    /** Whether every loop is compiled. */
    boolean done() {
        return done;
    }

    /** Calls the loops until each is fast, or patience ends. */
    void run() {
        List<Runnable> slow = new ArrayList<>(loops.get());
        long began = System.nanoTime();
        while (!slow.isEmpty()) {
            if (System.nanoTime() - began > PATIENCE) {
                return;
            }
            slow.removeIf(WarmUp::fast);
        }
        done = true;
    }

    private static boolean fast(Runnable loop) {
        long began = System.nanoTime();
        for (int call = 0; call < CALLS; call++) {
            loop.run();
        }
        return System.nanoTime() - began < CALLS * FAST;
    }
}

package dev.escapement.spark.job.task;

import dev.escapement.setting.EngineChoice;
import dev.escapement.simulation.KernelChoice;
import dev.escapement.simulation.kernel.WarmUp;
import dev.escapement.simulation.kernel.WarmingKernel;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Has vector loops compiled on a thread of its own: those of a sweep while Spark starts, in a process that will simulate cells itself,
 * or an executor's with its first cells.
 */
public final class KernelWarmUp {
    private static final int CALLS = 200;
    /** Nanoseconds a call: ten times what a compiled loop takes, and a tenth of what another does. */
    private static final long FAST = 2_000;

    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(30);

    private static final Set<EngineChoice> BEGUN = ConcurrentHashMap.newKeySet();

    private KernelWarmUp() {}

    /** Begins for an engine, unless this process has; returns at once. */
    public static void begin(EngineChoice engine) {
        if (KernelChoice.get().kernel() instanceof WarmingKernel kernel && BEGUN.add(engine)) {
            WarmUp warmUp = switch (engine) {
                case REDUCED -> kernel.forLanes();
                case DENSE_MIXED -> kernel.forMixed();
                case DENSE_DOUBLE -> kernel.forDouble();
            };
            Thread thread = new Thread(() -> run(warmUp), "vector-warm-up");
            thread.setDaemon(true);
            thread.start();
        }
    }

    private static void run(WarmUp warmUp) {
        boolean fast = false;
        try {
            fast = callUntilFast(warmUp.begin(), System::nanoTime);
        } finally {
            warmUp.end(fast);
        }
    }

    /** Calls loops until each is fast; whether that was within patience. */
    static boolean callUntilFast(List<Runnable> loops, LongSupplier nanoTime) {
        List<Runnable> slow = new ArrayList<>(loops);
        long began = nanoTime.getAsLong();
        while (!slow.isEmpty() && nanoTime.getAsLong() - began < PATIENCE) {
            slow.removeIf(loop -> fast(loop, nanoTime));
        }
        return slow.isEmpty();
    }

    private static boolean fast(Runnable loop, LongSupplier nanoTime) {
        long began = nanoTime.getAsLong();
        for (int call = 0; call < CALLS; call++) {
            loop.run();
        }
        return nanoTime.getAsLong() - began < CALLS * FAST;
    }
}

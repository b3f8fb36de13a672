package dev.escapement.spark.job.task;

import dev.escapement.simulation.KernelChoice;
import dev.escapement.simulation.kernel.WarmUp;
import dev.escapement.simulation.kernel.WarmingKernel;
import dev.escapement.sweep.Loop;
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

    private static final Set<WarmUp> BEGUN = ConcurrentHashMap.newKeySet();

    private KernelWarmUp() {}

    /** Begins for what simulates in a loop, unless this process has; returns at once. */
    public static void begin(Loop loop) {
        if (KernelChoice.get().kernel() instanceof WarmingKernel kernel) {
            List<WarmUp> left =
                    warmUps(kernel, loop).stream().filter(BEGUN::add).toList();
            if (!left.isEmpty()) {
                Thread thread = new Thread(() -> left.forEach(KernelWarmUp::run), "vector-warm-up");
                thread.setDaemon(true);
                thread.start();
            }
        }
    }

    private static List<WarmUp> warmUps(WarmingKernel kernel, Loop loop) {
        return switch (loop) {
            case LANES -> List.of(kernel.forLanes());
            case VECTOR_MIXED -> List.of(kernel.forMixed());
            case VECTOR_DOUBLE, GENERAL_REDUCED -> List.of(kernel.forDouble());
            case GENERAL_MIXED -> List.of(kernel.forMixed(), kernel.forProducts());
            case GENERAL_DOUBLE -> List.of(kernel.forDouble(), kernel.forProducts());
        };
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

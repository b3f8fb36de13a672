package dev.escapement.simulation;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The steps at which a trajectory is recorded: 0, then {@code 10^(k/32)} for k = 0, 1, ..., rounded, each once. So every
 * step up to 15, and 32 a decade from there on. The grid is the same for every run, and does not depend on the machine.
 */
public final class TrajectoryGrid {
    private static final int PER_DECADE = 32;

    private static final long[] STEPS = IntStream.iterate(-1, k -> steps(k) < 0x1p63, k -> k + 1)
            .mapToLong(k -> k < 0 ? 0 : Math.round(steps(k)))
            .distinct()
            .toArray();

    private TrajectoryGrid() {}

    private static double steps(int k) {
        return StrictMath.pow(10, k / (double) PER_DECADE);
    }

    /** Whether a step, at least 0, is on the grid. */
    public static boolean contains(long step) {
        return Arrays.binarySearch(STEPS, step) >= 0;
    }

    /** The first step of the grid behind a step; {@link Long#MAX_VALUE} if there is none. */
    public static long after(long step) {
        int found = Arrays.binarySearch(STEPS, step);
        int next = found >= 0 ? found + 1 : -found - 1;
        return next < STEPS.length ? STEPS[next] : Long.MAX_VALUE;
    }

    /** The last step of the grid before a step, which is at least 1. */
    public static long before(long step) {
        int found = Arrays.binarySearch(STEPS, step);
        return STEPS[(found >= 0 ? found : -found - 1) - 1];
    }
}

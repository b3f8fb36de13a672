package dev.escapement.theory;

import java.util.HashMap;
import java.util.Map;

/** The grid {@code gamma = 10^(k/10) / d}, and the search for the least escape step on it. */
final class GammaGrid {
    /** Half of the decades searched, in grid points, where the drift gives no scale. */
    private static final int SPAN = 40;

    /** The spacing of that search. */
    private static final int COARSE = 4;

    /** How far above a valley a second one is looked for. */
    private static final int FAR = 80;

    /** How far below a first guess a finite escape step is looked for. */
    private static final int DEPTH = 60;

    private final MeanMap map;
    private final double dimension;
    private final Map<Integer, Double> known = new HashMap<>();

    GammaGrid(MeanMap map, double dimension) {
        this.map = map;
        this.dimension = dimension;
    }

    /** The outer learning rate at a grid point. */
    double gamma(int k) {
        return StrictMath.pow(10, k / 10.0) / dimension;
    }

    private double steps(int k) {
        return known.computeIfAbsent(k, point -> map.escapeStep(gamma(point)));
    }

    /** The best grid point, the smaller of two that tie; null if none gives a finite escape step. */
    Integer best(EscapeClock clock) {
        int guess = (int) Math.rint(10 * StrictMath.log10(clock.scale() * dimension));
        Integer start = clock.onward() ? below(guess) : around(guess);
        if (start == null) {
            return null;
        }
        int valley = descend(start);
        return clock instanceof SphereMap ? beyond(valley) : valley;
    }

    /**
     * The best of two valleys. T_G has one nearly always; a second can lie where long steps on the tail of psi, which
     * normalising cuts off, carry the overlap in the mean.
     */
    private int beyond(int valley) {
        int best = valley;
        for (int k = valley + COARSE; k <= valley + FAR; k += COARSE) {
            if (steps(k) < steps(best)) {
                best = k;
            }
        }
        return best == valley ? valley : descend(best);
    }

    private Integer below(int guess) {
        for (int k = guess; k >= guess - DEPTH; k -= 3) {
            if (steps(k) < Double.POSITIVE_INFINITY) {
                return k;
            }
        }
        return null;
    }

    private Integer around(int guess) {
        Integer best = null;
        for (int k = guess - SPAN; k <= guess + SPAN; k += COARSE) {
            if (steps(k) < (best == null ? Double.POSITIVE_INFINITY : steps(best))) {
                best = k;
            }
        }
        return best;
    }

    /** Down a valley. */
    private int descend(int start) {
        int k = start;
        int stride = 4;
        while (stride > 0) {
            if (steps(k + stride) < steps(k)) {
                k += stride;
            } else if (steps(k - stride) <= steps(k)) {
                k -= stride;
            } else {
                stride /= 2;
            }
        }
        return k;
    }
}

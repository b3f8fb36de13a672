package dev.escapement.theory.stepsize;

import dev.escapement.theory.meanmap.MeanDynamics;

/** The grid {@code gamma = 10^(k/10) / d}, and the search for the least escape step on it. */
public final class GammaGrid {
    /** Grid points searched at once below a first guess. */
    private static final int BELOW = 60;

    /** Grid points searched at once above it. */
    private static final int ABOVE = 80;

    /** A best point nearer than this to an end of the search makes it go on there. */
    private static final int MARGIN = 20;

    private final MeanDynamics map;
    private final double dimension;
    private Integer best;
    private double least = Double.POSITIVE_INFINITY;

    GammaGrid(MeanDynamics map, double dimension) {
        this.map = map;
        this.dimension = dimension;
    }

    /** The outer learning rate at a grid point. */
    double gamma(int k) {
        return StrictMath.pow(10, k / 10.0) / dimension;
    }

    /**
     * The best grid point, the smaller of two that tie; null if none near a first guess gives a finite escape step. Every point
     * is looked at, since T_G can have several valleys, each a few points wide, down to where steps are linear in gamma: most of
     * those above the best stop at one node, those below it cost more than the best after a few.
     *
     * @param scale the first guess, positive
     */
    Integer best(double scale) {
        int guess = (int) Math.rint(10 * StrictMath.log10(scale * dimension));
        int low = guess - BELOW;
        int high = guess + ABOVE;
        search(low, high);
        while (best != null && best > high - MARGIN) {
            search(high + 1, high + ABOVE);
            high += ABOVE;
        }
        while (best != null && best < low + MARGIN) {
            search(low - BELOW, low - 1);
            low -= BELOW;
        }
        return best;
    }

    private boolean linear(int k) {
        return map.clocks().stream().allMatch(clock -> clock.linear(gamma(k)));
    }

    private void search(int low, int high) {
        for (int k = high; k >= low && !(best != null && k < best && linear(k)); k--) {
            double steps = map.escapeStep(gamma(k), least);
            if (steps < least || steps == least && best != null && k < best) {
                best = k;
                least = steps;
            }
        }
    }
}

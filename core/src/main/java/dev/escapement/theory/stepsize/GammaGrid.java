package dev.escapement.theory.stepsize;

/** The grid {@code gamma = 10^(k/10) / d}, and the search for the least escape step on it. */
final class GammaGrid {
    private final double dimension;
    private final EscapeSteps steps;
    private final Reach reach;
    private Integer best;
    private double least = Double.POSITIVE_INFINITY;

    /** What is least at the best gamma. */
    interface EscapeSteps {
        /** The steps at an outer learning rate; any number that is no smaller than {@code most} may stand for one above it. */
        double at(double gamma, double most);

        /** Whether the steps are known to grow below a gamma that is smaller than the best one so far. */
        default boolean growBelow(double gamma) {
            return false;
        }
    }

    /**
     * How far a search goes, in points of the grid.
     *
     * @param below points looked at at once below a first guess
     * @param above points looked at at once above it
     * @param margin a best point nearer than this to an end of the search makes it go on there
     */
    record Reach(int below, int above, int margin) {}

    GammaGrid(double dimension, EscapeSteps steps, Reach reach) {
        this.dimension = dimension;
        this.steps = steps;
        this.reach = reach;
    }

    /** The outer learning rate at a grid point. */
    double gamma(int k) {
        return StrictMath.pow(10, k / 10.0) / dimension;
    }

    /** The grid point next to an outer learning rate. */
    int nearest(double gamma) {
        return (int) Math.rint(10 * StrictMath.log10(gamma * dimension));
    }

    /**
     * The best grid point, the smaller of two that tie; null if none near a first guess gives a finite escape step. Every point
     * is looked at, since there can be several valleys, each a few points wide, down to where steps are known to grow.
     */
    Integer best(int guess) {
        int low = guess - reach.below;
        int high = guess + reach.above;
        search(low, high);
        while (best != null && best > high - reach.margin) {
            search(high + 1, high + reach.above);
            high += reach.above;
        }
        while (best != null && best < low + reach.margin) {
            search(low - reach.below, low - 1);
            low -= reach.below;
        }
        return best;
    }

    private void search(int low, int high) {
        for (int k = high; k >= low && !(best != null && k < best && steps.growBelow(gamma(k))); k--) {
            look(k);
        }
    }

    /** Looks at a grid point, which is the best one from then on if its steps are less than those before. */
    void look(int k) {
        double here = steps.at(gamma(k), least);
        if (here < least || here == least && best != null && k < best) {
            best = k;
            least = here;
        }
    }
}

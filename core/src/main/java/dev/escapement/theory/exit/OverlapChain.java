package dev.escapement.theory.exit;

import dev.escapement.algorithm.Problem;
import dev.escapement.theory.meanmap.MeanStep;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The overlap as what it is, a Markov chain: {@code P(T > t) = start P^t 1}, exact to the step, P the {@link LandingOperator} on a
 * {@link ChainGrid}. {@code P - 1} is squared as far as a question needs, and t put together from the powers.
 *
 * <p>The grid serves a law that is wide in the overlap. Where it may not (a front; a survival probability that grows for a while; a
 * quartile far beyond the one before, which a trap lets go) a finer grid is asked, and where the two differ no number is given.
 *
 * <p>One thread at a time.
 */
public final class OverlapChain implements EscapeCurve {
    /** Of {@code asinh(m / scale)}. */
    private static final double SPACING = 0.1;
    /** Quartiles that lie within the steps from so many points to the next at an end are those of a front, which takes a finer grid. */
    private static final double NARROW = 6;
    /** A quartile so many times as late as the one before is that of a trap. */
    private static final double TRAPPED = 30;
    /** What interpolation may add to a probability for a while, ahead of a front, before a finer grid is asked. */
    private static final double OVERSHOOT = 0.02;
    /** From here on it grows. */
    private static final double GROWN = 0.5;
    /** The finest grid has {@code 2^-3} of the spacing. */
    private static final int HALVINGS = 3;
    /** Relative, to which two grids agree. */
    private static final double AGREEMENT = 0.05;
    /** Where nearly all have escaped. */
    private static final double GONE = 1e-9;
    /** How often the longest power is applied before it is squared. */
    private static final int REPEATS = 32;

    private final double horizon;
    private final List<ChainSteps> powers = new ArrayList<>();
    /** {@code sum_(t < 2^k) P^t 1}. */
    private final List<double[]> sums = new ArrayList<>();
    /** The law of the overlap after the longest power, 0 to so many times. */
    private final double[][] laws = new double[REPEATS + 1][];

    /** The most that the survival probability has grown by, or is above 1 or below 0. */
    private double overshoot;
    /** Steps from which on no number is given. */
    private double known = Double.POSITIVE_INFINITY;

    private OverlapChain(double[] start, ChainSteps step, double horizon) {
        this.horizon = horizon;
        laws[0] = start;
        double[] one = new double[start.length];
        Arrays.fill(one, 1);
        add(step, one);
    }

    /**
     * The chain of a problem at an outer learning rate, up to a horizon.
     *
     * @param gamma positive
     */
    public static OverlapChain of(Problem problem, MeanStep.Source steps, double gamma, double horizon) {
        OverlapChain chain = of(problem, steps, gamma, horizon, SPACING);
        boolean doubtful = chain.trapped() || chain.width() < NARROW * stepsToTheEnd(problem, steps, gamma);
        for (int halving = 1; halving <= HALVINGS && (doubtful && halving == 1 || chain.rough()); halving++) {
            OverlapChain finer = of(problem, steps, gamma, horizon, Math.scalb(SPACING, -halving));
            finer.known = Math.min(finer.known, chain.agreed(finer));
            chain = finer;
        }
        return chain;
    }

    private double width() {
        return quantile(0.75) - quantile(0.25);
    }

    private boolean trapped() {
        double late = quantile(0.75);
        double median = quantile(0.5);
        return Double.isFinite(late) && late > TRAPPED * median
                || Double.isFinite(median) && median > TRAPPED * quantile(0.25);
    }

    private boolean rough() {
        return overshoot > OVERSHOOT;
    }

    private double reached(double share) {
        double steps = quantile(share);
        return Double.isNaN(steps) ? known : steps;
    }

    /** Steps up to which two grids agree. */
    private double agreed(OverlapChain other) {
        double[] shares = {0.25, 0.5, 0.75};
        for (double share : shares) {
            double here = reached(share);
            double there = other.reached(share);
            if (!(here == there || Math.abs(here / there - 1) < AGREEMENT)) {
                return Math.min(here, there);
            }
        }
        return Double.POSITIVE_INFINITY;
    }

    private static OverlapChain of(
            Problem problem, MeanStep.Source steps, double gamma, double horizon, double spacing) {
        ChainGrid grid = ChainGrid.of(problem, steps, gamma, spacing);
        double[] start = Arrays.copyOf(grid.start(problem), grid.size() + 1);
        return new OverlapChain(start, LandingOperator.of(grid, steps, gamma), horizon);
    }

    /** Steps that the mean takes over a spacing before the end where it leads out; 0 where it leads out nowhere. */
    private static double stepsToTheEnd(Problem problem, MeanStep.Source steps, double gamma) {
        double end = problem.escape().threshold();
        double speed = steps.at(end).increment(gamma);
        if (problem.escape().mode().eitherSign()) {
            speed = Math.max(speed, -steps.at(-end).increment(gamma));
        }
        return speed > 0 ? SPACING * end / speed : 0;
    }

    private void add(ChainSteps power, double[] sum) {
        powers.add(power);
        sums.add(sum);
        for (int j = 0; j < REPEATS; j++) {
            laws[j + 1] = power.moved(laws[j]);
            double later = total(laws[j + 1]);
            overshoot = Math.max(overshoot, Math.max(-later, later - total(laws[j])));
            if (overshoot > GROWN) {
                known = Math.min(known, j * longest());
            }
        }
    }

    /** Twice the longest power. */
    private void extend() {
        ChainSteps power = powers.get(powers.size() - 1);
        double[] sum = sums.get(sums.size() - 1);
        double[] later = power.applied(sum);
        for (int i = 0; i < sum.length; i++) {
            later[i] += sum[i];
        }
        add(power.twice(), later);
    }

    private double longest() {
        return Math.scalb(1.0, powers.size() - 1);
    }

    /** Makes powers until a number of steps is within reach, or nearly all have escaped. */
    private void reach(double steps) {
        while (REPEATS * longest() < Math.min(steps, known) && total(laws[REPEATS]) > GONE) {
            extend();
        }
    }

    private static double total(double[] law) {
        double sum = 0;
        for (double share : law) {
            sum += share;
        }
        return sum;
    }

    @Override
    public double survival(double steps) {
        double whole = Math.floor(steps);
        reach(whole);
        if (whole >= known) {
            return Double.NaN;
        }
        double repeats = Math.floor(whole / longest());
        if (repeats > REPEATS) {
            return 0;
        }
        double[] law = laws[(int) repeats];
        double left = whole - repeats * longest();
        for (int k = powers.size() - 2; k >= 0; k--) {
            double length = Math.scalb(1.0, k);
            if (left >= length) {
                law = powers.get(k).moved(law);
                left -= length;
            }
        }
        return Math.max(0, Math.min(1, total(law)));
    }

    @Override
    public double quantile(double share) {
        while (total(laws[REPEATS]) > 1 - share && REPEATS * longest() < Math.min(horizon, known)) {
            extend();
        }
        int repeats = 0;
        while (repeats < REPEATS && total(laws[repeats + 1]) > 1 - share) {
            repeats++;
        }
        double[] law = laws[repeats];
        double steps = repeats * longest();
        for (int k = powers.size() - 2; k >= 0; k--) {
            double[] later = powers.get(k).moved(law);
            if (total(later) > 1 - share) {
                law = later;
                steps += Math.scalb(1.0, k);
            }
        }
        if (steps + 1 >= known) {
            return Double.NaN;
        }
        return steps + 1 <= horizon ? steps + 1 : Double.POSITIVE_INFINITY;
    }

    @Override
    public double expectedSteps(double cap) {
        double left = Math.floor(cap);
        reach(left);
        if (left >= known) {
            return Double.NaN;
        }
        int repeats = (int) Math.min(REPEATS, Math.floor(left / longest()));
        left -= repeats * longest();
        double expected = 0;
        for (int j = 0; j < repeats; j++) {
            expected += survived(powers.size() - 1, laws[j]);
        }
        double[] law = laws[repeats];
        for (int k = powers.size() - 2; k >= 0 && left < longest(); k--) {
            double length = Math.scalb(1.0, k);
            if (left >= length) {
                expected += survived(k, law);
                law = powers.get(k).moved(law);
                left -= length;
            }
        }
        return Math.max(1, expected);
    }

    /** Steps before escape, of the next {@code 2^k}. */
    private double survived(int k, double[] law) {
        double steps = 0;
        for (int i = 0; i < law.length; i++) {
            steps += law[i] * sums.get(k)[i];
        }
        return steps;
    }
}

package dev.escapement.theory.exit;

import dev.escapement.algorithm.Problem;
import dev.escapement.theory.meanmap.MeanStep;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;

/**
 * The overlap as what it is, a Markov chain: its step is the {@link LandingOperator} on a {@link ChainGrid}.
 *
 * <p>The grid serves a law that is wide in the overlap. Where it may not, finer ones are asked: where a front arrives within a few
 * points, where the survival probability grows for a while, and from where on a trap lets go, of which a grid of longer spacings than
 * the trap is wide can tell nothing. What two grids do not agree on is no number.
 *
 * <p>One thread at a time.
 */
public final class OverlapChain implements EscapeCurve {
    /** Of {@code asinh(m / scale)}, at dimensions that can be simulated. */
    private static final double SPACING = 0.1;
    /** By how much more at 10^12, where steps are short and all is smooth: a difference of 0.2%. */
    private static final double MORE = 0.5;
    /** Grids finer than the first. */
    private static final int FINER = 2;
    /** Their spacing. */
    private static final double FINE = 0.05;
    /** Their points before an end are so much closer, each time: a front is narrower there than before, over the overlap. */
    private static final double CLOSER = 0.25;
    /** Steps between the first quartile and the median, over those from a point to the next at an end, that make a front. */
    private static final double NARROW = 2;
    /** What interpolation may add to a probability for a while, ahead of a front. */
    private static final double OVERSHOOT = 0.02;

    private static final double LATEST = 0.95;
    /** Shares of the escaped; a step so many times as late as that of the share before is that of a trap. */
    private static final double[] SHARES = {0.25, 0.5, 0.75, LATEST};

    private static final double TRAPPED = 30;
    /** Two grids agree to this, relative, in steps, or to that in their probability. */
    private static final double OF_STEPS = 0.05;

    private static final double OF_PROBABILITY = 0.01;

    private final Problem problem;
    private final MeanStep.Source steps;
    private final double gamma;
    private final double horizon;
    /** From coarse to fine. */
    private final List<PowerCurve> grids = new ArrayList<>();
    /** Found when first asked for. */
    private Boolean narrow;
    /** A share of the runs that escape without a trap, on the first grid. */
    private double free;

    private OverlapChain(Problem problem, MeanStep.Source steps, double gamma, double horizon) {
        this.problem = problem;
        this.steps = steps;
        this.gamma = gamma;
        this.horizon = horizon;
    }

    /**
     * The chain of a problem at an outer learning rate, up to a horizon.
     *
     * @param gamma positive
     */
    public static OverlapChain of(Problem problem, MeanStep.Source steps, double gamma, double horizon) {
        return new OverlapChain(problem, steps, gamma, horizon);
    }

    /** The n-th grid's. */
    private PowerCurve grid(int n) {
        while (grids.size() <= n) {
            int finer = grids.size();
            double spacing = finer == 0 ? spacing() : FINE;
            double last = finer == 0 ? Double.POSITIVE_INFINITY : SPACING * StrictMath.pow(CLOSER, finer);
            ChainGrid grid = ChainGrid.of(problem, steps, gamma, spacing, last);
            double[] start = Arrays.copyOf(grid.start(problem), grid.size() + 1);
            grids.add(new PowerCurve(start, LandingOperator.of(grid, steps, gamma), horizon));
        }
        return grids.get(n);
    }

    private double spacing() {
        double share = (StrictMath.log10(problem.dimension()) - 4) / 8;
        return SPACING * (1 + MORE * Math.max(0, Math.min(1, share)));
    }

    @Override
    public double survival(double at) {
        return known(curve -> at, curve -> trapped(curve, 1 - curve.survival(at)), curve -> curve.survival(at));
    }

    @Override
    public double quantile(double share) {
        return known(
                curve -> Math.min(curve.quantile(share), horizon),
                curve -> late(curve, share) || trapped(curve, share),
                curve -> curve.quantile(share));
    }

    @Override
    public double expectedSteps(double cap) {
        return known(curve -> cap, curve -> trapped(curve, 1 - curve.survival(cap)), curve -> curve.expectedSteps(cap));
    }

    /**
     * What a grid tells that can be trusted; NaN where there is none.
     *
     * @param until the step up to which a grid is asked
     * @param trapped whether a trap lets go before it
     */
    private double known(
            ToDoubleFunction<PowerCurve> until, Predicate<PowerCurve> trapped, ToDoubleFunction<PowerCurve> asked) {
        double answer = asked.applyAsDouble(grid(0));
        boolean held = trapped.test(grid(0));
        if (!held && !narrow() && !rough(grid(0))) {
            return answer;
        }
        for (int n = 1; n <= FINER; n++) {
            PowerCurve finer = grid(n);
            answer = asked.applyAsDouble(finer);
            boolean agree = agree(grid(n - 1), finer, until.applyAsDouble(finer));
            // The finer grids differ before the ends alone: of a trap they say the same, right or wrong.
            if (!agree && (held || n == FINER) || n > 1 && trapped.test(finer)) {
                return Double.NaN;
            }
            if (agree && !rough(finer)) {
                return answer;
            }
        }
        return answer;
    }

    private static boolean rough(PowerCurve curve) {
        return curve.overshoot() > OVERSHOOT;
    }

    private boolean narrow() {
        if (narrow == null) {
            double median = grid(0).quantile(0.5);
            narrow = Double.isFinite(median) && median - grid(0).quantile(0.25) < NARROW * stepsToTheEnd();
        }
        return narrow;
    }

    /** Steps that the mean takes over a spacing before the end where it leads out; 0 where it leads out nowhere. */
    private double stepsToTheEnd() {
        double end = problem.escape().threshold();
        double speed = steps.at(end).increment(gamma);
        if (problem.escape().mode().eitherSign()) {
            speed = Math.max(speed, -steps.at(-end).increment(gamma));
        }
        return speed > 0 ? SPACING * end / speed : 0;
    }

    /** Whether of a share of the runs that have escaped some were held for long. */
    private boolean trapped(PowerCurve curve, double escaped) {
        if (curve == grid(0) && escaped <= free) {
            return false;
        }
        double before = Double.POSITIVE_INFINITY;
        for (double share : SHARES) {
            double at = curve.quantile(share * escaped);
            if (Double.isFinite(at) && at > TRAPPED * before) {
                return true;
            }
            before = at;
        }
        if (curve == grid(0)) {
            free = escaped;
        }
        return false;
    }

    /** Whether the last of a share of the runs were. */
    private static boolean late(PowerCurve curve, double share) {
        double reached = curve.quantile(share);
        return Double.isFinite(reached) && reached > TRAPPED * curve.quantile(LATEST * share);
    }

    private static boolean agree(PowerCurve one, PowerCurve other, double at) {
        double survival = one.survival(at);
        return other.survival(at * (1 + OF_STEPS)) - OF_PROBABILITY <= survival
                && survival <= other.survival(at / (1 + OF_STEPS)) + OF_PROBABILITY;
    }
}

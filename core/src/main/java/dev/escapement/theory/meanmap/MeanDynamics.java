package dev.escapement.theory.meanmap;

import dev.escapement.algorithm.Model;
import dev.escapement.algorithm.Problem;
import dev.escapement.theory.expansion.Drift;
import dev.escapement.theory.expansion.Recent;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The mean dynamics of a problem: the exact expectation of one step, followed from the start to the threshold. What does not
 * depend on gamma is kept, for many learning rates of one problem; {@link dev.escapement.theory.MeanMap} answers for one.
 *
 * <p>The start is the fixed overlap of the runs, or {@code min(d^(-1/2), threshold / 2)}. The sign of the mean step there
 * chooses the path, up to the threshold or, if the overlap counts in absolute value, down to its negative. Where neither
 * path is finite, a start that is not fixed has a third one: from minus the start down, where an odd negative drift leads to
 * {@code -theta}.
 */
public final class MeanDynamics {
    /** Nodes of a Gauss-Hermite axis; twice as many change T_G by less than 0.5%, without kinks by 0.01%. */
    public static final int NODES = 64;

    /** How many escape steps are kept: of one setting several are asked for again, as for its neighbours' slopes. */
    private static final int REMEMBERED = 1000;

    private static final Recent<Step, Double> KNOWN = new Recent<>(REMEMBERED);

    private record Step(Problem problem, int nodes, double gamma) {}

    private final Problem problem;
    private final Drift series;
    private final int nodes;
    private List<EscapeClock> clocks;

    /** The mean dynamics of a problem; an outer learning rate is given later. Not safe for use by two threads. */
    public MeanDynamics(Problem problem) {
        this(problem, nodes(problem));
    }

    /** How many nodes an axis gets. */
    public static int nodes(Problem problem) {
        return demanding(problem) ? 2 * NODES : NODES;
    }

    /**
     * Whether the mean of a step needs more nodes: below 16 dimensions a step can take w near 0, and a rule
     * that reads {@code |x|^2} under a loss that reads the prediction has tails of order 25 and more.
     */
    private static boolean demanding(Problem problem) {
        Model model = problem.model();
        return model.geometry().normalises()
                && (problem.dimension() < 16
                        || model.algorithm().readsSquaredNorm() && model.loss().readsPrediction());
    }

    /** The same with a number of nodes of a Gauss-Hermite axis. */
    public MeanDynamics(Problem problem, int nodes) {
        this.problem = problem;
        this.nodes = nodes;
        series = BatchedRule.series(problem, nodes);
    }

    /**
     * T_G: steps to the threshold at an outer learning rate; positive infinity where the mean dynamics never get there.
     *
     * @param gamma positive
     */
    public static double escapeStep(Problem problem, double gamma) {
        return new MeanDynamics(problem).escapeStep(gamma);
    }

    /** T_G at an outer learning rate {@code gamma > 0}. */
    public double escapeStep(double gamma) {
        return KNOWN.get(new Step(problem, nodes, gamma), step -> escapeStep(step.gamma, Double.POSITIVE_INFINITY));
    }

    /** The same, but any number that is no smaller than {@code most} may stand for a T_G above it. */
    public double escapeStep(double gamma, double most) {
        List<EscapeClock> paths = clocks();
        double limit = paths.size() == 1 ? most : Double.POSITIVE_INFINITY;
        for (EscapeClock clock : paths) {
            double steps = clock.escapeStep(gamma, limit);
            if (steps < Double.POSITIVE_INFINITY) {
                return steps;
            }
        }
        return Double.POSITIVE_INFINITY;
    }

    /** The drift's coefficients. */
    public Drift series() {
        return series;
    }

    /** One for each path, the first choice first; none if no coefficient drives an escape. */
    public List<EscapeClock> clocks() {
        if (clocks == null) {
            clocks = series.eligible(problem.escape().mode()).length > 0
                    ? paths().stream().map(this::clock).toList()
                    : List.of();
        }
        return clocks;
    }

    /** The mean dynamics along a path. */
    public EscapeClock clock(EscapePath path) {
        return problem.model().geometry().normalises()
                ? new SphereMap(path, MeanStep.Source.of(problem, series, nodes))
                : new EuclideanFlow(problem, path, nodes);
    }

    /** The paths that the mean dynamics can take, of which at most one of the first two is finite at any gamma. */
    public List<EscapePath> paths() {
        double threshold = problem.escape().threshold();
        double start = start(problem);
        EscapePath up = new EscapePath(start, threshold);
        if (!problem.escape().mode().eitherSign()) {
            return List.of(up);
        }
        EscapePath down = new EscapePath(start, -threshold);
        if (problem.init().fixedOverlap().isPresent()) {
            return start < 0 ? List.of(down, up) : List.of(up, down);
        }
        List<EscapePath> paths = new ArrayList<>(List.of(up));
        if (series.mu(1) < 0) {
            paths.add(down);
        }
        if (IntStream.rangeClosed(1, series.order()).anyMatch(i -> i % 2 == 1 && series.mu(i) < 0)) {
            paths.add(new EscapePath(-start, -threshold));
        }
        return paths;
    }

    /** The overlap from which theory starts a problem. */
    public static double start(Problem problem) {
        return problem.init()
                .fixedOverlap()
                .orElse(Math.min(
                        1 / Math.sqrt(problem.dimension()), problem.escape().threshold() / 2));
    }
}

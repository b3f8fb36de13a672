package dev.escapement.theory;

import dev.escapement.algorithm.Escape;
import dev.escapement.algorithm.InitialCondition;
import java.util.ArrayList;
import java.util.List;

/** The mean map's path from the start of a problem to its threshold, as a curve of the overlap over the step. */
public final class MeanPath {
    private MeanPath() {}

    /** The step after which the mean map has reached an overlap. */
    public record Point(double step, double overlap) {}

    /**
     * Points at levels of the overlap, denser near the start, which comes first, at step 1; those that the mean map never
     * reaches are left out, so that a path which stops ends early.
     *
     * @param gamma positive
     * @param levels how many after the start
     */
    public static List<Point> of(Problem problem, double gamma, int levels) {
        double start = MeanMap.start(problem);
        double threshold = problem.escape().threshold();
        List<Point> points = new ArrayList<>();
        points.add(new Point(1, start));
        for (int k = 1; k <= levels; k++) {
            double share = (double) k / levels;
            double level = start + (threshold - start) * share * share;
            double steps = MeanMap.escapeStep(
                    new Problem(
                            problem.model(),
                            problem.dimension(),
                            problem.eta(),
                            new InitialCondition.Fixed(start),
                            new Escape(problem.escape().mode(), level)),
                    gamma);
            if (steps == Double.POSITIVE_INFINITY) {
                break;
            }
            points.add(new Point(Math.max(1, steps), level));
        }
        return points;
    }
}

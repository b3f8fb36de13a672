package dev.escapement.theory;

import dev.escapement.algorithm.Problem;
import dev.escapement.theory.meanmap.EscapePath;
import dev.escapement.theory.meanmap.MeanDynamics;
import java.util.ArrayList;
import java.util.List;

/** The mean map's path from the start of a problem to its threshold, as a curve of the overlap over the step. */
public final class MeanPath {
    private MeanPath() {}

    /** The step after which the mean map has reached an overlap. */
    public record Point(double step, double overlap) {}

    /**
     * Points at levels of the overlap, denser near the start, which comes first, at step 1; those that the mean map never
     * reaches are left out, so that a path which stops ends early. Overlaps have their sign.
     *
     * @param gamma positive
     * @param levels how many after the start
     */
    public static List<Point> of(Problem problem, double gamma, int levels) {
        MeanDynamics map = new MeanDynamics(problem);
        List<Point> longest = List.of(new Point(1, MeanDynamics.start(problem)));
        for (EscapePath path : map.clocks().isEmpty() ? List.<EscapePath>of() : map.paths()) {
            List<Point> points = along(map, path, gamma, levels);
            if (points.size() > longest.size()) {
                longest = points;
            }
        }
        return longest;
    }

    private static List<Point> along(MeanDynamics map, EscapePath path, double gamma, int levels) {
        List<Point> points = new ArrayList<>(List.of(new Point(1, path.from())));
        for (int k = 1; k <= levels; k++) {
            double share = (double) k / levels;
            double level = path.from() + (path.to() - path.from()) * share * share;
            double steps = map.clock(new EscapePath(path.from(), level)).escapeStep(gamma, Double.POSITIVE_INFINITY);
            if (steps == Double.POSITIVE_INFINITY) {
                break;
            }
            points.add(new Point(Math.max(1, steps), level));
        }
        return points;
    }
}

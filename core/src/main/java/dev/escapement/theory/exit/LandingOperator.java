package dev.escapement.theory.exit;

import dev.escapement.theory.meanmap.MeanStep;
import dev.escapement.theory.meanmap.MeanStep.Landings;

/**
 * One step of the overlap's chain on a {@link ChainGrid}: every quadrature node of a step is taken to where it lands, and a function
 * of the overlap is interpolated there, as a cubic. What lands within a spacing enters by its first three moments, on four points
 * chosen by the sign of their mean, so that mean and variance of a step are kept also where the mean nearly vanishes; the rest node
 * by node. What lands beyond a threshold has escaped.
 */
final class LandingOperator {
    private LandingOperator() {}

    /** The step from each point; the last state is that of a run that has diverged. */
    static ChainSteps of(ChainGrid grid, MeanStep.Source steps, double gamma) {
        int n = grid.size() + 1;
        double[][] rows = new double[n][n];
        double[] escape = new double[n];
        for (int i = 0; i < grid.size(); i++) {
            escape[i] = land(grid, i, steps.at(grid.points()[i]).landings(gamma), rows[i]);
        }
        return ChainSteps.of(rows, escape);
    }

    /** Puts what each point takes of a step from one of them, but for that one itself, and returns what escapes. */
    private static double land(ChainGrid grid, int i, Landings landings, double[] row) {
        double[] x = grid.points();
        int n = x.length;
        boolean atEnd = i == n - 1 || i == 0;
        double spacing = atEnd ? 0 : Math.min(x[i + 1] - x[i], x[i] - x[i - 1]);
        double first = landings.mean();
        double second = 0;
        double third = 0;
        double lost = 0;
        int cell = i;
        for (int k = 0; k < landings.change().length; k++) {
            double change = landings.change()[k];
            double weight = landings.weight()[k];
            double square = weight * change * change;
            if (Double.isNaN(change)) {
                row[n] += weight;
            } else if (Math.abs(change) <= spacing) {
                second += square;
                third += square * change;
            } else {
                first -= weight * change;
                if (grid.escaped(x[i] + change)) {
                    lost += weight;
                } else {
                    cell = grid.place(x[i] + change, weight, row, cell);
                }
            }
        }
        if (!atEnd) {
            int from = Math.max(0, Math.min(n - 4, first > 0 ? i - 1 : i - 2));
            moments(x, i, from, first, second, third, row);
        }
        return lost;
    }

    /** Adds what a cubic through four points takes of each but the i-th, for a change of given moments. */
    private static void moments(double[] x, int i, int from, double first, double second, double third, double[] row) {
        for (int k = from; k < from + 4; k++) {
            if (k == i) {
                continue;
            }
            double sum = 0;
            double product = 1;
            double size = x[k] - x[i];
            for (int j = from; j < from + 4; j++) {
                if (j != i && j != k) {
                    sum += x[j] - x[i];
                    product *= x[j] - x[i];
                    size *= x[k] - x[j];
                }
            }
            row[k] += (third - sum * second + product * first) / size;
        }
    }
}

package dev.escapement.theory.exit;

import dev.escapement.algorithm.Problem;
import dev.escapement.theory.meanmap.MeanStep;
import dev.escapement.theory.meanmap.MeanStep.Landings;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/**
 * The overlap as what it is, a Markov chain, on a {@link ChainGrid}: every quadrature node of a step is taken to where it lands, and
 * the survival probability {@code v(m, t) = P(T > t | m)} is interpolated there, as a cubic. What lands within a spacing enters by
 * its first three moments, on four points chosen by the sign of their mean, so that mean and variance of a step are kept also
 * where the mean nearly vanishes; the rest node by node. What lands beyond a threshold has escaped.
 *
 * <p>{@code P(T > t) = start P^t 1}, exact to the step: {@code M = P - 1} is squared by {@code M <- 2 M + M^2}, and t put together
 * from the powers. Interpolation of a rough v can make P grow; where the survival probability does, no number is given.
 */
public final class OverlapChain implements EscapeCurve {
    /** Of {@code asinh(m / scale)}. */
    private static final double SPACING = 0.1;
    /** A law whose quartiles are nearer than this to each other is a front that takes a finer grid. */
    private static final double NARROW = 1.6;
    /** What interpolation may add to a probability for a while, ahead of a front. */
    private static final double OVERSHOOT = 0.02;
    /** Where nearly all have escaped. */
    private static final double GONE = 1e-9;

    private final double[] start;
    /** {@code P^(2^k) - 1}. */
    private final List<DMatrixRMaj> powers = new ArrayList<>();
    /** {@code sum_(t < 2^k) P^t 1}. */
    private final List<double[]> sums = new ArrayList<>();

    private final double horizon;
    private boolean sound = true;

    private OverlapChain(Problem problem, MeanStep.Source steps, double gamma, double horizon, double spacing) {
        this.horizon = horizon;
        ChainGrid grid = ChainGrid.of(problem, steps, gamma, spacing);
        // The last state is that of a run that has diverged.
        int n = grid.size() + 1;
        start = Arrays.copyOf(grid.start(problem), n);
        DMatrixRMaj power = new DMatrixRMaj(n, n);
        for (int i = 0; i < grid.size(); i++) {
            double[] row = row(grid, i, steps.at(grid.points()[i]).landings(gamma));
            System.arraycopy(row, 0, power.data, i * n, n);
        }
        double[] sum = new double[n];
        Arrays.fill(sum, 1);
        double survival = 1;
        for (double length = 1; ; length *= 2) {
            powers.add(power);
            sums.add(sum);
            if (length > horizon / 2 || survival < GONE || !sound) {
                break;
            }
            sum = twice(power, sum);
            DMatrixRMaj square = new DMatrixRMaj(n, n);
            CommonOps_DDRM.mult(power, power, square);
            CommonOps_DDRM.addEquals(square, 2, power);
            power = square;
            double later = total(moved(start, power));
            sound &= later > -OVERSHOOT && later < survival + OVERSHOOT;
            survival = later;
        }
    }

    /**
     * The chain of a problem at an outer learning rate, up to a horizon.
     *
     * @param gamma positive
     */
    public static OverlapChain of(Problem problem, MeanStep.Source steps, double gamma, double horizon) {
        OverlapChain chain = new OverlapChain(problem, steps, gamma, horizon, SPACING);
        boolean narrow = chain.quantile(0.75) < NARROW * chain.quantile(0.25);
        return narrow || !chain.sound ? new OverlapChain(problem, steps, gamma, horizon, SPACING / 2) : chain;
    }

    /** A row of {@code P - 1}. */
    private static double[] row(ChainGrid grid, int i, Landings landings) {
        double[] x = grid.points();
        int n = x.length;
        double[] row = new double[n + 1];
        boolean atEnd = i == n - 1 || i == 0;
        double spacing = atEnd ? 0 : Math.min(x[i + 1] - x[i], x[i] - x[i - 1]);
        double first = landings.mean();
        double second = 0;
        double third = 0;
        double lost = 0;
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
                    grid.place(x[i] + change, weight, row);
                }
            }
        }
        if (!atEnd) {
            int from = Math.max(0, Math.min(n - 4, first > 0 ? i - 1 : i - 2));
            moments(x, i, from, first, second, third, row);
        }
        row[i] = 0;
        row[i] = -total(row) - lost;
        return row;
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

    /** {@code (1 + P^t) sum}, of {@code M = P^t - 1}. */
    private static double[] twice(DMatrixRMaj power, double[] sum) {
        int n = sum.length;
        double[] twice = new double[n];
        for (int i = 0; i < n; i++) {
            double moved = 0;
            for (int j = 0; j < n; j++) {
                moved += power.data[i * n + j] * sum[j];
            }
            twice[i] = 2 * sum[i] + moved;
        }
        return twice;
    }

    /** A law of the overlap, so many steps later. */
    private static double[] moved(double[] law, DMatrixRMaj power) {
        int n = law.length;
        double[] moved = law.clone();
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                moved[j] += law[i] * power.data[i * n + j];
            }
        }
        return moved;
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
        if (!sound) {
            return Double.NaN;
        }
        double[] law = start;
        double left = Math.floor(steps);
        for (int k = powers.size() - 1; k >= 0; k--) {
            double length = Math.scalb(1.0, k);
            if (left >= 2 * length) {
                return 0;
            }
            if (left >= length) {
                law = moved(law, powers.get(k));
                left -= length;
            }
        }
        return Math.max(0, Math.min(1, total(law)));
    }

    @Override
    public double quantile(double share) {
        if (!sound) {
            return Double.NaN;
        }
        double[] law = start;
        double steps = 0;
        for (int k = powers.size() - 1; k >= 0; k--) {
            double[] later = moved(law, powers.get(k));
            if (total(later) > 1 - share) {
                law = later;
                steps += Math.scalb(1.0, k);
            }
        }
        return steps + 1 <= horizon ? steps + 1 : Double.POSITIVE_INFINITY;
    }

    @Override
    public double expectedSteps(double cap) {
        if (!sound) {
            return Double.NaN;
        }
        double[] law = start;
        double left = Math.min(Math.floor(cap), Math.scalb(2.0, powers.size() - 1) - 1);
        double expected = 0;
        for (int k = powers.size() - 1; k >= 0; k--) {
            double length = Math.scalb(1.0, k);
            if (left >= length) {
                for (int i = 0; i < law.length; i++) {
                    expected += law[i] * sums.get(k)[i];
                }
                law = moved(law, powers.get(k));
                left -= length;
            }
        }
        return Math.max(1, expected);
    }
}

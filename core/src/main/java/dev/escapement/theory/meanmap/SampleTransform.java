package dev.escapement.theory.meanmap;

import dev.escapement.algorithm.Model;
import dev.escapement.algorithm.Problem;
import dev.escapement.theory.expansion.Drift;
import dev.escapement.theory.quadrature.SampleQuadrature;
import java.util.HashMap;
import java.util.Map;

/**
 * Laplace transforms of {@code q = psi^2 (u^2 + R) + h^2}, the squared length of what a sample adds to the mean direction, on a
 * lattice of their parameter: {@code theta = exp(2 k SPACING)} for whole k. Evaluated where they are asked for, once.
 *
 * <p>{@code h = psi g - E[psi g]}, what a sample adds along w beside the mean, and {@code y = psi c u + m h}, what it adds to the
 * overlap; where the step is projected h is 0.
 */
final class SampleTransform {
    /** h: a power of 10 by the tenth, as the grid of gammas. */
    static final double SPACING = StrictMath.log(10) / 10;

    /** Where less than this share of the sum's terms survives their cancellation, the sum is not trusted. */
    private static final double CANCELLED = 1e-4;

    private static final double SMALL = 0.01;
    private static final double LARGE = 40;

    private final double[] weight;
    private final double[] tangent;
    private final double[] length;
    private final double[] onW;
    private final double drift;
    private final double along;
    private final double square;
    private final Map<Integer, Values> values = new HashMap<>();

    /**
     * The transforms at one theta.
     *
     * @param lost {@code 1 - E[exp(-theta q)]}
     * @param onW {@code E[h exp(-theta q)]}
     * @param onWSquare {@code E[h^2 exp(-theta q)]}
     * @param tangentLost {@code E[y (1 - exp(-theta q))]}
     * @param tangentOnW {@code E[y h exp(-theta q)]}
     * @param tangentSquare {@code E[y^2 exp(-theta q)]}
     */
    record Values(
            double lost, double onW, double onWSquare, double tangentLost, double tangentOnW, double tangentSquare) {}

    /**
     * The transforms of a sample.
     *
     * @param series the drift where the quadrature's cancels
     */
    SampleTransform(Model model, Problem problem, SampleQuadrature sample, double m, Drift series) {
        int n = sample.lanes();
        double[] norm = new double[n];
        for (int i = 0; i < n; i++) {
            norm[i] = problem.large() ? problem.dimension() : sample.g[i] * sample.g[i] + sample.orthogonal[i];
        }
        double[] psi = new double[n];
        Directions.evaluate(model, problem.eta(), problem.dimension(), sample, sample.g, norm, psi);
        weight = sample.weight;
        tangent = new double[n];
        length = new double[n];
        onW = new double[n];
        boolean free = model.geometry().keepsAlong();
        double sum = 0;
        double size = 0;
        double mean = 0;
        for (int i = 0; i < n; i++) {
            tangent[i] = psi[i] * (sample.s[i] - m * sample.g[i]);
            sum += weight[i] * tangent[i];
            size += weight[i] * Math.abs(tangent[i]);
            mean += weight[i] * psi[i] * sample.g[i];
        }
        drift = Math.abs(sum) < CANCELLED * size && series.covers(m) ? series.at(m) : sum;
        along = free ? mean : 0;
        double squares = 0;
        for (int i = 0; i < n; i++) {
            onW[i] = free ? psi[i] * sample.g[i] - mean : 0;
            tangent[i] += m * onW[i];
            squares += weight[i] * psi[i] * psi[i] * sample.orthogonal[i];
            length[i] = psi[i] * psi[i] * sample.orthogonal[i] + onW[i] * onW[i];
        }
        square = squares;
    }

    /** {@code E[psi c u]}, the drift of the overlap per unit of gamma. */
    double drift() {
        return drift;
    }

    /** {@code E[psi g]}, what the mean direction has along w, where the step keeps that; else 0. */
    double along() {
        return along;
    }

    /** {@code E[psi^2 (u^2 + R)]}. */
    double square() {
        return square;
    }

    /** The change of the overlap m that a sample at each node makes by itself, with {@code p = gamma / B}. */
    double[] alone(double m, double p) {
        double[] changes = new double[weight.length];
        for (int i = 0; i < changes.length; i++) {
            changes[i] = StepMoments.change(m, p, tangent[i], 2 * onW[i], length[i]);
        }
        return changes;
    }

    /** The probability of a node. */
    double weight(int i) {
        return weight[i];
    }

    /** The largest point of the lattice whose {@link #root} is no larger than this. */
    static int below(double root) {
        return (int) Math.floor(StrictMath.log(root) / SPACING);
    }

    /** {@code sqrt(theta)} at a point of the lattice. */
    static double root(int k) {
        return StrictMath.exp(k * SPACING);
    }

    /** The transforms at a point of the lattice. */
    Values at(int k) {
        return values.computeIfAbsent(k, this::evaluate);
    }

    /** {@code 1 - exp(-x)} to 1e-12 of itself, for {@code x >= 0}. */
    private static double lost(double x) {
        if (x < SMALL) {
            return x * (1 - x / 2 * (1 - x / 3 * (1 - x / 4 * (1 - x / 5))));
        }
        return x > LARGE ? 1 : -StrictMath.expm1(-x);
    }

    private Values evaluate(int k) {
        double theta = root(k) * root(k);
        double lost = 0;
        double tangentLost = 0;
        double tangentOnW = 0;
        double tangentSquare = 0;
        double first = 0;
        double second = 0;
        for (int i = 0; i < weight.length; i++) {
            double share = lost(theta * length[i]);
            double left = weight[i] * (1 - share);
            lost += weight[i] * share;
            first -= weight[i] * onW[i] * share;
            second += left * onW[i] * onW[i];
            tangentLost += weight[i] * tangent[i] * share;
            tangentOnW += left * tangent[i] * onW[i];
            tangentSquare += left * tangent[i] * tangent[i];
        }
        return new Values(lost, first, second, tangentLost, tangentOnW, tangentSquare);
    }
}

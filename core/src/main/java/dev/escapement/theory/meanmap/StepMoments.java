package dev.escapement.theory.meanmap;

import dev.escapement.algorithm.Geometry;
import dev.escapement.algorithm.Model;
import dev.escapement.algorithm.Problem;
import dev.escapement.theory.expansion.Drift;
import dev.escapement.theory.expansion.Teacher;
import dev.escapement.theory.quadrature.Kinks;
import dev.escapement.theory.quadrature.QuadratureRules;
import dev.escapement.theory.quadrature.SampleQuadrature;
import java.util.Arrays;

/**
 * One step from {@code |w| = 1} and overlap m on quadrature nodes, ready for any outer learning rate gamma: psi and the
 * geometry are evaluated once.
 *
 * <p>A step {@code p = gamma psi} has a tangent {@code t} that does not depend on p and an excess
 * {@code e = p l + p^2 k}; both come from {@link Geometry}. With {@code n = sqrt(1 + e)} the mean map is
 * {@code G = E[(p t - m e / (1 + n)) / n]}. Its first order, {@code gamma D} with {@code D = E[psi (t - m l / 2)]}, is of
 * size {@code m^(i-1)} and drowns in the rounding of its terms where m is small, so the two orders are kept apart:
 * {@code G = gamma D + E[(m + p t) kappa - p t p l / 2]}, {@code kappa = 1/n - 1 + p l / 2}, in a form without cancellation.
 */
public final class StepMoments implements MeanStep {
    /** Where less than this share of the sum's terms survives their cancellation, the sum is not trusted. */
    private static final double CANCELLED = 1e-4;

    /** The same where the series differs from the sum by O(1/d), because it puts {@code |x|^2} to d. */
    private static final double CANCELLED_FAR = 1e-6;

    /** Where less than this share of the two orders' terms survives, the sum of the changes is looked at. */
    private static final double LOST = 1e-10;

    private final double m;
    private final double[] weight;
    private final double[] psi;
    private final double[] tangent;
    private final double[] linear;
    private final double[] quadratic;
    private final boolean free;
    private final double drift;
    private final double second;

    /**
     * The step at an overlap; see {@link Source}.
     *
     * @param labelledNorm what a label's direction sees as {@code |x|^2}, or NaN for each node's own
     * @param series the drift where the quadrature's cancels
     */
    private StepMoments(
            Model model,
            double eta,
            SampleQuadrature every,
            double m,
            double dimension,
            double labelledNorm,
            Drift series) {
        this.m = m;
        double[] direction = direction(model, eta, every, dimension, labelledNorm);
        // What does not move adds nothing to any expectation.
        int[] moved = indices(direction);
        SampleQuadrature sample = every.only(moved);
        int n = moved.length;
        weight = sample.weight;
        psi = SampleQuadrature.at(direction, moved);
        tangent = new double[n];
        linear = new double[n];
        quadratic = new double[n];
        free = geometry(model.geometry(), sample, dimension);
        double sum = 0;
        double size = 0;
        double squares = 0;
        for (int i = 0; i < n; i++) {
            double term = weight[i] * psi[i] * (tangent[i] - m * linear[i] / 2);
            sum += term;
            size += Math.abs(term);
            squares += weight[i] * psi[i] * psi[i] * quadratic[i];
        }
        double share = Double.isNaN(labelledNorm) && model.algorithm().readsSquaredNorm() ? CANCELLED_FAR : CANCELLED;
        drift = Math.abs(sum) < share * size && series.covers(m) ? series.at(m) : sum;
        second = squares / 2;
    }

    private static int[] indices(double[] psi) {
        int[] found = new int[psi.length];
        int count = 0;
        for (int i = 0; i < psi.length; i++) {
            if (psi[i] != 0) {
                found[count++] = i;
            }
        }
        return Arrays.copyOf(found, count);
    }

    private static double[] direction(
            Model model, double eta, SampleQuadrature sample, double dimension, double labelledNorm) {
        int n = sample.lanes();
        double[] norm = new double[n];
        double[] psi = new double[n];
        for (int i = 0; i < n; i++) {
            norm[i] = Double.isNaN(labelledNorm) ? sample.g[i] * sample.g[i] + sample.orthogonal[i] : labelledNorm;
        }
        Directions.evaluate(model, eta, dimension, sample, sample.g, norm, psi);
        return psi;
    }

    /** Takes {@code t}, {@code l} and {@code k} from two steps of opposite sign, of a size at which neither order rounds. */
    private boolean geometry(Geometry geometry, SampleQuadrature sample, double dimension) {
        double p = Math.scalb(1.0, -Math.getExponent(dimension));
        boolean any = false;
        for (int i = 0; i < tangent.length; i++) {
            double g = sample.g[i];
            double orthogonal = sample.orthogonal[i];
            double norm = g * g + orthogonal;
            double forward = geometry.excess(p, g, norm, orthogonal);
            double back = geometry.excess(-p, g, norm, orthogonal);
            tangent[i] = geometry.tangent(sample.s[i], g, m);
            linear[i] = (forward - back) / (2 * p);
            quadratic[i] = (forward + back) / (2 * p * p);
            any |= linear[i] != 0;
        }
        return any;
    }

    /** How many nodes the expectations are sums over. */
    public int nodes() {
        return weight.length;
    }

    @Override
    public double overlap() {
        return m;
    }

    @Override
    public double drift() {
        return drift;
    }

    /** {@code E[psi^2 k] / 2}. */
    @Override
    public double contraction() {
        return second;
    }

    @Override
    public double increment(double gamma) {
        return known(mean(gamma));
    }

    /** The mean change, by its two orders or, where these are large and cancel, by the changes themselves. */
    private double mean(double gamma) {
        double first = gamma * drift;
        Remainder remainder = free ? freeRemainder(gamma) : projectedRemainder(gamma);
        double mean = first + remainder.sum;
        double size = Math.abs(first) + remainder.size;
        return Math.abs(mean) < LOST * size ? shorter(mean, size, gamma) : mean;
    }

    /** The sum of the changes, if its terms are smaller than those of the two orders. */
    private double shorter(double mean, double size, double gamma) {
        double sum = 0;
        double changes = 0;
        for (int i = 0; i < weight.length; i++) {
            double term = weight[i] * change(gamma, i);
            sum += term;
            changes += Math.abs(term);
        }
        return changes < size ? sum : mean;
    }

    /**
     * What the mean change has beyond its first order.
     *
     * @param size of what its terms are differences of
     */
    private record Remainder(double sum, double size) {}

    /** A run whose step is no number diverges, and never escapes: it is held where it is. */
    private static double known(double moment) {
        return Double.isNaN(moment) ? 0 : moment;
    }

    @Override
    public double variance(double gamma) {
        double mean = 0;
        double square = 0;
        for (int i = 0; i < weight.length; i++) {
            double change = change(gamma, i);
            mean += weight[i] * change;
            square += weight[i] * change * change;
        }
        return known(Math.max(square - mean * mean, 0));
    }

    @Override
    public Landings landings(double gamma) {
        double[] changes = new double[weight.length];
        double sum = 0;
        for (int i = 0; i < changes.length; i++) {
            changes[i] = change(gamma, i);
            sum += weight[i] * known(changes[i]);
        }
        double mean = mean(gamma);
        return new Landings(changes, weight, Double.isNaN(mean) ? sum : mean);
    }

    private double change(double gamma, int i) {
        return change(m, gamma * psi[i], tangent[i], linear[i], quadratic[i]);
    }

    /** The change of the overlap m in a step p of tangent t and excess {@code p l + p^2 k}. */
    static double change(double m, double p, double tangent, double linear, double quadratic) {
        double e = p * (linear + p * quadratic);
        double n = Math.sqrt(1 + e);
        return (p * tangent - m * e / (1 + n)) / n;
    }

    private Remainder projectedRemainder(double gamma) {
        double sum = 0;
        double size = 0;
        for (int i = 0; i < weight.length; i++) {
            double p = gamma * psi[i];
            double e = p * p * quadratic[i];
            double n = Math.sqrt(1 + e);
            double term = weight[i] * (m + p * tangent[i]) * e / (n + 1 + e);
            sum -= term;
            size += Math.abs(term);
        }
        return new Remainder(sum, size);
    }

    private Remainder freeRemainder(double gamma) {
        double sum = 0;
        double size = 0;
        for (int i = 0; i < weight.length; i++) {
            double p = gamma * psi[i];
            double a = p * linear[i] / 2;
            double square = p * p * quadratic[i];
            double e = 2 * a + square;
            double n = Math.sqrt(1 + e);
            double kappa = (a * e * (2 + n) / (1 + n) - square) / (n * (1 + n));
            double whole = (m + p * tangent[i]) * kappa;
            double removed = p * tangent[i] * a;
            sum += weight[i] * (whole - removed);
            size += weight[i] * (Math.abs(whole) + Math.abs(removed));
        }
        return new Remainder(sum, size);
    }

    /** Makes the steps of a problem at any overlap. */
    public static final class Source implements MeanStep.Source {
        private final Problem problem;
        private final Drift series;
        private final QuadratureRules rules;
        private final Kinks kinks;

        /**
         * For a problem.
         *
         * @param series the drift's coefficients
         * @param nodes of a Gauss-Hermite axis
         */
        public Source(Problem problem, Drift series, int nodes) {
            this.problem = Teacher.of(problem);
            this.series = series;
            Model model = this.problem.model();
            rules = QuadratureRules.bounded(model, problem.eta(), problem.dimension(), nodes);
            kinks = new Kinks(model, problem.eta(), problem.dimension(), problem.large());
        }

        @Override
        public StepMoments at(double m) {
            double dimension = problem.dimension();
            SampleQuadrature sample = new SampleQuadrature(problem.model(), rules, kinks, m, 1);
            double norm = problem.large() ? dimension : Double.NaN;
            return new StepMoments(problem.model(), problem.eta(), sample, m, dimension, norm, series);
        }
    }
}

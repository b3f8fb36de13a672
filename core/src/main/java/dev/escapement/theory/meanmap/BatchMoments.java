package dev.escapement.theory.meanmap;

import dev.escapement.algorithm.Model;
import dev.escapement.algorithm.Problem;
import dev.escapement.theory.expansion.Drift;
import dev.escapement.theory.expansion.Teacher;
import dev.escapement.theory.quadrature.GaussRule;
import dev.escapement.theory.quadrature.Kinks;
import dev.escapement.theory.quadrature.QuadratureRules;
import dev.escapement.theory.quadrature.SampleQuadrature;
import java.util.ArrayList;
import java.util.List;

/**
 * A step on the mean direction of a batch of B samples, from {@code |w| = 1} and overlap m.
 *
 * <p>With {@code a = 1 + gamma E[psi g]}, which stays 1 where the step is projected, {@code rho = gamma / a} and {@code p = rho / B}:
 * {@code m' = (m + p sum y_b) / n}, {@code n^2 = 1 + sum (2 p h_b + p^2 q_b) + p^2 sum_(b != c) v_b v_c}, see
 * {@link SampleTransform}, with {@code v = psi u}. Left out are products of what two samples have across w and theta and along w
 * beside their means, which average out but for a share of O(1/d) in what gamma adds beyond the first order.
 *
 * <p>The samples are independent, so the Laplace transform of the sum is the B-th power of a sample's, and
 * {@code 1/n = (2/sqrt(pi)) int exp(-n^2 t^2) dt} gives the mean, heavy tails and all. The pairs make it that of the square of a
 * Gaussian sum, with the mean and the variance that v has under the weight {@code exp(-theta q)} of a sample. The integral is a
 * trapezoidal sum in log t, whose points fall on one lattice of {@code theta = (p t)^2} for every gamma, so that a transform is
 * evaluated once. The exponential of {@code 2 p h t^2} is expanded to second order: {@code p h} is smaller than {@code p sqrt(q)}
 * by {@code sqrt(d)}. Where gamma is so large that a is negative, and a step turns w round, mean and variance are rough: to a fifth.
 */
public final class BatchMoments implements MeanStep {
    /** Beyond this t, {@code exp(-t^2)} adds nothing. */
    private static final double LAST = 6;
    /** Below this t nothing is added if the transform is 1 to this there. */
    private static final double FIRST = 1e-5;

    private static final double NEVER = 1e-9;
    /** From so many degrees of freedom on a chi-square variable is at its mean to 0.1%. */
    private static final double NARROW = 2000;

    private static final int NODES = 3;
    /** From so many standard deviations of a batch's step on a single sample counts by itself. */
    private static final double FAR = 3;

    private static final GaussRule LAW = GaussRule.hermite(24);

    private static final double TWO_BY_ROOT_PI = 2 / Math.sqrt(Math.PI);

    private final double m;
    private final int batch;
    private final GaussRule rest;
    private final List<Part> parts;

    private record Part(double weight, SampleTransform sample) {}

    private BatchMoments(double m, int batch, GaussRule rest, List<Part> parts) {
        this.rest = rest;
        this.m = m;
        this.batch = batch;
        this.parts = parts;
    }

    @Override
    public double overlap() {
        return m;
    }

    @Override
    public double drift() {
        double sum = 0;
        for (Part part : parts) {
            sum += part.weight * part.sample.drift();
        }
        return sum;
    }

    @Override
    public double contraction() {
        double sum = 0;
        for (Part part : parts) {
            sum += part.weight * (part.sample.square() / batch + coherent(part.sample)) / 2;
        }
        return sum;
    }

    /** What {@code n^2} has that is no sum over samples, per {@code rho^2}. */
    private double coherent(SampleTransform sample) {
        return (batch - 1.0) / batch * sample.drift() * sample.drift() / ((1 - m) * (1 + m));
    }

    @Override
    public double increment(double gamma) {
        return known(moments(gamma).mean);
    }

    @Override
    public double variance(double gamma) {
        return variance(moments(gamma));
    }

    private static double variance(Moments moments) {
        return known(Math.max(moments.square - moments.mean * moments.mean, 0));
    }

    private Moments moments(double gamma) {
        double mean = 0;
        double square = 0;
        for (Part part : parts) {
            Moments moments = moments(part.sample, gamma);
            mean += part.weight * moments.mean;
            square += part.weight * moments.square;
        }
        return new Moments(mean, square);
    }

    /** A Gaussian, but for single samples that move the overlap further than the whole batch is expected to. */
    @Override
    public Landings landings(double gamma) {
        Moments moments = moments(gamma);
        double mean = known(moments.mean);
        double variance = variance(moments);
        double far = FAR * Math.sqrt(variance);
        List<double[]> jumps = new ArrayList<>();
        for (Part part : parts) {
            double rho = gamma / (1 + gamma * part.sample.along());
            double[] alone = part.sample.alone(m, rho / batch);
            for (int i = 0; i < alone.length; i++) {
                if (Math.abs(alone[i]) > far) {
                    jumps.add(new double[] {alone[i], batch * part.weight * part.sample.weight(i)});
                }
            }
        }
        double rest = 1;
        double first = mean;
        double second = variance + mean * mean;
        for (double[] jump : jumps) {
            rest -= jump[1];
            first -= jump[1] * jump[0];
            second -= jump[1] * jump[0] * jump[0];
        }
        double centre = first / rest;
        double deviation = Math.sqrt(Math.max(0, second / rest - centre * centre));
        double[] changes = new double[LAW.size() + jumps.size()];
        double[] weights = new double[changes.length];
        for (int i = 0; i < changes.length; i++) {
            boolean jump = i >= LAW.size();
            changes[i] = jump ? jumps.get(i - LAW.size())[0] : centre + deviation * LAW.node(i);
            weights[i] = jump ? jumps.get(i - LAW.size())[1] : rest * LAW.weight(i);
        }
        return new Landings(changes, weights, mean);
    }

    private static double known(double moment) {
        return Double.isNaN(moment) ? 0 : moment;
    }

    /** Of the change of the overlap: its mean and its mean square. */
    private record Moments(double mean, double square) {}

    private Moments moments(SampleTransform sample, double gamma) {
        double along = 1 + gamma * sample.along();
        double rho = Math.abs(gamma / along);
        if (!(rho > 0 && rho < Double.POSITIVE_INFINITY)) {
            return new Moments(Double.NaN, Double.NaN);
        }
        double side = Math.signum(along);
        double drift = side * sample.drift();
        Sums sums = new Sums();
        for (int k = 0; k < rest.size(); k++) {
            integrate(sample, side, Math.sqrt(rest.node(k) / mean(rest)) * rho / batch, rest.weight(k), sums);
        }
        double mean = rho * drift + m * sums.root + rho * sums.tangentRoot;
        double square = m * m * (sums.whole - 2 * sums.root)
                + 2 * m * rho * (sums.tangentWhole - sums.tangentRoot)
                + rho * rho * sums.square;
        return side < 0 ? new Moments(-2 * m - mean, square + 4 * m * (m + mean)) : new Moments(mean, square);
    }

    /**
     * Adds the integrals.
     *
     * @param side the sign of a
     * @param unit p without its sign, by which theta follows t
     */
    private void integrate(SampleTransform sample, double side, double unit, double weight, Sums sums) {
        double drift = side * sample.drift();
        for (int j = SampleTransform.below(LAST * unit); ; j--) {
            double t = SampleTransform.root(j) / unit;
            SampleTransform.Values at = sample.at(j);
            double turn = 2 * t * SampleTransform.root(j);
            double logShare = StrictMath.log1p(-Math.min(at.lost() + turn * (at.onW() - turn * at.onWSquare() / 2), 1));
            boolean none = logShare == Double.NEGATIVE_INFINITY;
            double share = none ? 1 : StrictMath.exp(logShare);
            double onW = at.onW() - turn * at.onWSquare();
            double reached = sample.drift() - at.tangentLost() - turn * at.tangentOnW();
            double toTheta = (reached - m * onW) / share;
            double scatter = (at.tangentSquare() - toTheta * reached - m * at.tangentOnW()) / share;
            double across = batch * t * t * unit * unit / ((1 - m) * (1 + m));
            double spread = 2 * across * (batch - 1) / batch * Math.max(scatter, 0);
            double log = batch * logShare
                    + (spread - StrictMath.log1p(spread)) / 2
                    - across * toTheta * toTheta * (batch / (1 + spread) - 1);
            if (t < FIRST && log > -FIRST || t < NEVER) {
                break;
            }
            double one = none ? 0 : StrictMath.exp(log - logShare);
            double two = none ? 0 : StrictMath.exp(log - 2 * logShare);
            double root = weight * SampleTransform.SPACING * t * StrictMath.exp(-t * t) * TWO_BY_ROOT_PI;
            double whole = 2 * weight * SampleTransform.SPACING * t * t * StrictMath.exp(-t * t);
            double lost = none ? -1 : StrictMath.expm1(log);
            double held = toTheta * share * spread / (1 + spread);
            double tangentLost = side * (at.tangentLost() + held + turn * at.tangentOnW());
            double left = none ? -drift : drift * StrictMath.expm1(log - logShare) - tangentLost * one;
            double tangent = drift - tangentLost;
            sums.root += root * lost;
            sums.whole += whole * lost;
            sums.tangentRoot += root * left;
            sums.tangentWhole += whole * left;
            double own = at.tangentSquare() - 2 * spread / (1 + spread) * toTheta * toTheta * share;
            sums.square += whole * (own * one / batch + (batch - 1.0) / batch * tangent * tangent * two);
        }
    }

    private static double mean(GaussRule rule) {
        double mean = 0;
        for (int k = 0; k < rule.size(); k++) {
            mean += rule.weight(k) * rule.node(k);
        }
        return mean;
    }

    /** Integrals over t. */
    private static final class Sums {
        /** {@code E[1/n] - 1}. */
        double root;
        /** {@code E[1/n^2] - 1}. */
        double whole;
        /** {@code E[y (1/n - 1)]}. */
        double tangentRoot;
        /** {@code E[y (1/n^2 - 1)]}. */
        double tangentWhole;
        /** {@code E[(sum y_b / B)^2 / n^2]}. */
        double square;
    }

    /** Makes the steps of a problem at any overlap. */
    static final class Source implements MeanStep.Source {
        private final Problem problem;
        private final Drift series;
        private final QuadratureRules rules;
        private final Kinks kinks;
        private final GaussRule rest;

        Source(Problem problem, Drift series, int nodes) {
            this.problem = BatchedRule.ownShare(Teacher.of(problem));
            this.series = series;
            Model model = this.problem.model();
            rules = QuadratureRules.ofBatch(model, this.problem.eta(), problem.dimension(), nodes);
            kinks = new Kinks(model, this.problem.eta(), problem.dimension(), problem.large());
            rest = rest(problem.dimension() - 2);
        }

        /** What the samples' length across w and theta has in common: a chi-square variable, or 1. */
        private static GaussRule rest(double freedom) {
            if (freedom == 0 || freedom > NARROW) {
                return GaussRule.at(1);
            }
            return GaussRule.chiSquare(freedom, NODES);
        }

        @Override
        public BatchMoments at(double m) {
            SampleQuadrature sample = new SampleQuadrature(problem.model(), rules, kinks, m, 1);
            List<Part> parts = new ArrayList<>();
            for (BatchedRule.Branch branch : BatchedRule.branches(problem, sample, sample.g)) {
                parts.add(new Part(branch.weight(), new SampleTransform(branch.model(), problem, sample, m, series)));
            }
            return new BatchMoments(m, problem.batch(), rest, parts);
        }
    }
}

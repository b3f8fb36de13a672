package dev.escapement.theory.meanmap;

import dev.escapement.algorithm.Geometry;
import dev.escapement.algorithm.Model;
import dev.escapement.algorithm.Problem;
import dev.escapement.theory.expansion.Teacher;
import dev.escapement.theory.quadrature.Kinks;
import dev.escapement.theory.quadrature.QuadratureRules;
import dev.escapement.theory.quadrature.SampleQuadrature;

/**
 * The mean dynamics of the euclidean geometry, whose norm is free: {@code (M, q) -> (E[M'], E[q'])} from
 * {@code (start, 1)}, followed as a differential equation in the number of steps until the overlap reaches the threshold.
 *
 * <p>With c the overlap, {@code t = E[p s] / sqrt(q)} and {@code e = (E[q'] - q) / q}, one step changes c by
 * {@code (t - c e / (1 + n)) / n}, {@code n = sqrt(1 + e)}, and log q by {@code log(1 + e)}. Integrated by a
 * {@link RosenbrockPair}: the norm settles long before the overlap moves, which is stiff.
 */
public final class EuclideanFlow implements EscapeClock {
    private static final double TOLERANCE = 1e-3;
    private static final double NUDGE = 1e-5;
    private static final int MOST_STAGES = 300;

    /** The norm's logarithm beyond which the flow counts as lost. */
    private static final double LOST = 60;

    private final Problem problem;
    private final EscapePath path;
    private final QuadratureRules rules;
    private final boolean exactNorm;
    private final Kinks kinks;
    /** The size of overlaps below which they count as 0 in relative errors. */
    private final double floor;

    /**
     * The flow along a path. Not safe for use by two threads.
     *
     * @param nodes of a Gauss-Hermite axis for a step on the sphere; moments are smoother and do with half
     */
    public EuclideanFlow(Problem problem, EscapePath path, int nodes) {
        this.problem = BatchedRule.ownShare(Teacher.of(problem));
        this.path = path;
        Model model = this.problem.model();
        rules = QuadratureRules.moments(model, this.problem.eta(), problem.dimension(), nodes / 2);
        exactNorm = !problem.large();
        kinks = new Kinks(model, this.problem.eta(), problem.dimension(), !exactNorm);
        floor = Math.min(0.1 / Math.sqrt(problem.dimension()), problem.escape().threshold() / 4);
    }

    /**
     * First and second moments of a step at one state, whatever gamma: the second ones of the mean over a batch are a sample's
     * own by its size, and what the mean direction has.
     */
    public record Moments(double along, double stretch, double spread) {}

    /** The moments of a step at overlap c and {@code |w|^2 = q}. */
    public Moments moments(double c, double q) {
        Model model = problem.model();
        SampleQuadrature sample = new SampleQuadrature(model, rules, kinks, c, q);
        int n = sample.lanes();
        double norm = Math.sqrt(q);
        double p = Math.scalb(1.0, -Math.getExponent(problem.dimension()));
        Geometry.Step step = new Geometry.Step(n);
        double[] squaredNorm = new double[n];
        double[] psi = new double[n];
        for (int i = 0; i < n; i++) {
            step.overlap[i] = c * norm;
            step.g[i] = sample.g[i];
            step.z[i] = norm * sample.g[i];
            step.s[i] = sample.s[i];
            step.orthogonal[i] = sample.orthogonal[i];
            step.p[i] = p;
            squaredNorm[i] = exactNorm ? sample.g[i] * sample.g[i] + sample.orthogonal[i] : problem.dimension();
        }
        model.geometry().increments(step, n);
        double[] forward = step.excess.clone();
        for (int i = 0; i < n; i++) {
            step.p[i] = -p;
        }
        model.geometry().increments(step, n);
        double along = 0;
        double stretch = 0;
        double spread = 0;
        double others = (problem.batch() - 1.0) / problem.batch();
        for (BatchedRule.Branch branch : BatchedRule.branches(problem, sample, step.z)) {
            Directions.evaluate(branch.model(), problem.eta(), problem.dimension(), sample, step.z, squaredNorm, psi);
            double onW = 0;
            double across = 0;
            double squares = 0;
            for (int i = 0; i < n; i++) {
                double weighted = branch.weight() * sample.weight[i] * psi[i];
                along += weighted * step.tangent[i];
                stretch += weighted * (forward[i] - step.excess[i]) / (2 * p);
                squares += weighted * psi[i] * (forward[i] + step.excess[i]) / (2 * p * p);
                onW += sample.weight[i] * psi[i] * sample.g[i];
                across += sample.weight[i] * psi[i] * (sample.s[i] - c * sample.g[i]);
            }
            double mean = onW * onW + across * across / ((1 - c) * (1 + c));
            spread += others == 0 ? squares : squares / problem.batch() + branch.weight() * others * mean;
        }
        return new Moments(along, stretch, spread);
    }

    /** The mean changes of c and of log q in one step. */
    private double[] change(double gamma, double c, double logNorm) {
        double q = StrictMath.exp(Math.max(-LOST, Math.min(LOST, logNorm)));
        Moments at = moments(Math.max(-0.999999, Math.min(0.999999, c)), q);
        double t = gamma * at.along / Math.sqrt(q);
        double e = gamma * (at.stretch + gamma * at.spread) / q;
        double n = Math.sqrt(1 + e);
        return new double[] {(t - c * e / (1 + n)) / n, StrictMath.log1p(e)};
    }

    private double size(double c) {
        return Math.max(Math.abs(c), floor);
    }

    @Override
    public double flow(double gamma, double most) {
        double c = path.from();
        double l = 0;
        double time = 0;
        double[] f0 = change(gamma, c, l);
        double h = 0.1 * Math.min(size(c) / Math.abs(f0[0]), 1 / Math.max(Math.abs(f0[1]), 1e-300));
        RosenbrockPair pair = new RosenbrockPair((x, y) -> change(gamma, x, y));
        for (int stage = 0; stage < MOST_STAGES; stage++) {
            RosenbrockPair.Step step = pair.step(c, l, f0, h, NUDGE * size(c), NUDGE);
            double error = Math.max(step.errorX() / size(c), step.errorY()) / TOLERANCE;
            if (error <= 1) {
                if (path.arrived(step.x())) {
                    return time + h * share(c, step.x(), h * f0[0], h * step.slope()[0]);
                }
                time += h;
                if (time >= most) {
                    return time;
                }
                c = step.x();
                l = step.y();
                f0 = step.slope();
                if (!(Math.abs(l) < LOST) || !(path.direction() * f0[0] > 0) && settled(c, f0)) {
                    return Double.POSITIVE_INFINITY;
                }
            }
            h *= error < 1e300 ? Math.max(0.2, Math.min(5, 0.8 / StrictMath.cbrt(error))) : 0.2;
        }
        return Double.POSITIVE_INFINITY;
    }

    /** Whether the norm, too, has stopped to change: the overlap will not turn. */
    private boolean settled(double c, double[] change) {
        return Math.abs(change[1]) <= Math.abs(change[0] / size(c));
    }

    /** Where in a step the cubic through both ends reaches the threshold, as a share of the step. */
    private double share(double from, double to, double slopeFrom, double slopeTo) {
        double low = 0;
        double high = 1;
        for (int k = 0; k < 50; k++) {
            double x = (low + high) / 2;
            double rest = 1 - x;
            double value =
                    rest * rest * ((1 + 2 * x) * from + x * slopeFrom) + x * x * ((3 - 2 * x) * to - rest * slopeTo);
            if (path.arrived(value)) {
                high = x;
            } else {
                low = x;
            }
        }
        return high;
    }

    @Override
    public double counted(double gamma, int most) {
        double c = path.from();
        double l = 0;
        for (int step = 1; step <= most; step++) {
            double[] change = change(gamma, c, l);
            c += change[0];
            l += change[1];
            if (path.arrived(c)) {
                return step;
            }
        }
        return Double.POSITIVE_INFINITY;
    }

    @Override
    public boolean linear(double gamma) {
        return false;
    }

    @Override
    public double scale() {
        double scale = Double.POSITIVE_INFINITY;
        double end = size(path.to());
        for (double c = Math.min(size(path.from()), end / 2); c < end; c *= 2) {
            double m = path.direction() * c;
            Moments at = moments(m, 1);
            scale = Math.min(scale, Math.abs((at.along - m * at.stretch / 2) / (m * at.spread / 2)));
        }
        return scale / 2;
    }
}

package dev.escapement.theory;

import dev.escapement.algorithm.Direction;
import dev.escapement.algorithm.Geometry;
import dev.escapement.algorithm.InitialCondition;
import dev.escapement.algorithm.Model;
import dev.escapement.algorithm.Problem;
import java.util.Random;

/** The reduced dynamics, one lane, written for clarity: what theory's expectations are held against. */
final class SampledSteps {
    private final Model model;
    private final Direction direction;
    private final Random random;
    private final double dimension;
    private final double[] z = new double[1];
    private final double[] s = new double[1];
    private final double[] noise = new double[1];
    private final double[] squaredNorm = new double[1];
    private final double[] psi = new double[1];
    private double g;
    private double orthogonal;

    SampledSteps(Problem problem, long seed) {
        model = problem.model();
        direction = model.direction(problem.eta(), problem.dimension(), 1);
        dimension = problem.dimension();
        random = new Random(seed);
    }

    /** Draws a sample at overlap c and norm^2 q; |x|^2 is d if {@code flat}. Returns psi. */
    double draw(double c, double q, boolean flat) {
        g = random.nextGaussian();
        double u = random.nextGaussian();
        orthogonal = u * u + chiSquare(dimension - 2);
        z[0] = Math.sqrt(q) * g;
        s[0] = c * g + Math.sqrt(1 - c * c) * u;
        noise[0] = random.nextGaussian();
        squaredNorm[0] = flat ? dimension : g * g + orthogonal;
        direction.psi(z, s, noise, squaredNorm, psi, 1);
        return psi[0];
    }

    double signal() {
        return s[0];
    }

    double activation() {
        return z[0];
    }

    double squaredNorm() {
        return g * g + orthogonal;
    }

    /** The overlap after a step on the last draw. */
    double overlapAfter(double m, double gamma) {
        double p = gamma * psi[0];
        if (model.geometry() == Geometry.PROJECTED) {
            return (m + p * (s[0] - g * m)) / Math.sqrt(1 + p * p * orthogonal);
        }
        return (m + p * s[0]) / Math.sqrt((1 + p * g) * (1 + p * g) + p * p * orthogonal);
    }

    /** A run's escape step, or {@code cap} if that comes first. */
    static double escapeStep(Problem problem, double gamma, long seed, double cap) {
        SampledSteps steps = new SampledSteps(problem, seed);
        double m;
        do {
            double first = steps.random.nextGaussian();
            m = first / Math.sqrt(first * first + steps.chiSquare(problem.dimension() - 1));
        } while (problem.escape().reached(m));
        if (problem.init() instanceof InitialCondition.Positive) {
            m = Math.abs(m);
        }
        for (int step = 1; step < cap; step++) {
            steps.draw(m, 1, false);
            m = steps.overlapAfter(m, gamma);
            if (problem.escape().reached(m)) {
                return step;
            }
        }
        return cap;
    }

    /** Marsaglia and Tsang's gamma variate, doubled. */
    private double chiSquare(double freedom) {
        if (freedom == 0) {
            return 0;
        }
        double shape = freedom / 2 + (freedom < 2 ? 1 : 0);
        double boost = freedom < 2 ? StrictMath.pow(random.nextDouble(), 2 / freedom) : 1;
        double d = shape - 1.0 / 3;
        while (true) {
            double x = random.nextGaussian();
            double v = 1 + x / Math.sqrt(9 * d);
            double cube = v * v * v;
            if (v > 0 && StrictMath.log(random.nextDouble()) < 0.5 * x * x + d - d * cube + d * StrictMath.log(cube)) {
                return 2 * d * cube * boost;
            }
        }
    }
}

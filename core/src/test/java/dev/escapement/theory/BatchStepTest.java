package dev.escapement.theory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.escapement.algorithm.Algorithms;
import dev.escapement.algorithm.Batch;
import dev.escapement.algorithm.BatchRule;
import dev.escapement.algorithm.Escape;
import dev.escapement.algorithm.Geometry;
import dev.escapement.algorithm.InitialCondition;
import dev.escapement.algorithm.Loss;
import dev.escapement.algorithm.Model;
import dev.escapement.algorithm.Neuron;
import dev.escapement.algorithm.OverlapMode;
import dev.escapement.algorithm.Problem;
import dev.escapement.link.Links;
import dev.escapement.theory.meanmap.MeanDynamics;
import dev.escapement.theory.meanmap.MeanStep;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The mean and the variance of a batch's step against steps that are drawn. */
@Tag("slow")
class BatchStepTest {
    private static final int STEPS = 12_000;

    /**
     * The mean is right to 3% of what the step has beyond its first order, or of its scatter, and 4.9 standard errors, the variance
     * to 10% and as many: a false alarm in 10^6 each.
     */
    @ParameterizedTest
    @CsvSource({
        "online, he3, correlation, PROJECTED, 50, 32, 0, 0.3, 0.3",
        "online, he3, correlation, PROJECTED, 50, 128, 0, 3, 0.2",
        "online, he3, correlation, NORMALIZED, 50, 8, 0, 0.1, 0.3",
        "online, he1, squared, NORMALIZED, 128, 32, 0, 0.3, 0.4",
        "online, he2, squared, NORMALIZED, 128, 32, 0, 0.05, 0.4",
        "online, tanh, squared, PROJECTED, 300, 4, 0, 1, 0.2",
        "sample-alternating, he3, correlation, PROJECTED, 50, 128, 0.03, 0.2, 0.2",
        "sample-alternating, he3, correlation, PROJECTED, 50, 128, 0.1, 0.5, 0.3",
        "alternating, he3, correlation, PROJECTED, 50, 128, 0.3, 0.2, 0.2",
        "alternating, he2, squared, PROJECTED, 64, 64, 0.1, 0.1, 0.3",
        "alternating, tanh, squared, NORMALIZED, 64, 8, 1, 0.5, 0.3",
        "sample-reuse, he3, correlation, PROJECTED, 32, 8, 0.001, 0.3, 0.3",
        "sample-reuse, he3, correlation, PROJECTED, 32, 8, 0.01, 0.3, 0.3",
        "batch-reuse, he3, correlation, PROJECTED, 32, 8, 0.05, 0.3, 0.3",
        "sample-reuse, he3, correlation, PROJECTED, 32, 8, 0.003, 0.3, 0.3",
        "sample-reuse, tanh, squared, NORMALIZED, 48, 4, 0.02, 0.5, 0.2",
        "sample-reuse, relu, correlation, PROJECTED, 32, 16, 0.03, 0.3, 0.2",
        "batch-reuse, he3, correlation, PROJECTED, 32, 8, 0.008, 0.3, 0.3",
        "batch-reuse, he2, correlation, PROJECTED, 64, 4, 0.02, 0.2, 0.3",
        "batch-reuse, tanh, squared, NORMALIZED, 48, 16, 0.02, 0.5, 0.2",
        "batch-reuse, relu, correlation, PROJECTED, 32, 2, 0.03, 0.3, 0.2",
    })
    void meanAndVariance(
            String rule,
            String link,
            String loss,
            String geometry,
            int dimension,
            int batch,
            double eta,
            double gamma,
            double m) {
        Model model = new Model(
                Algorithms.parse(rule),
                Links.parse(link),
                new Neuron(Links.parse(link), 1),
                Loss.parse(loss),
                Geometry.valueOf(geometry),
                0);
        Problem problem = new Problem(
                model, dimension, eta, new InitialCondition.Positive(), new Escape(OverlapMode.ABSOLUTE, 0.5), batch);
        MeanDynamics dynamics = new MeanDynamics(problem);
        MeanStep step = MeanStep.Source.of(problem, dynamics.series(), MeanDynamics.NODES)
                .at(m);
        Drawn drawn = new Drawn(problem, gamma, m);
        double sum = 0;
        double squares = 0;
        double plain = 0;
        double changeSquares = 0;
        double fourths = 0;
        for (int k = 0; k < STEPS; k++) {
            drawn.draw();
            plain += drawn.change;
            double rest = drawn.change - gamma * (drawn.tangent - step.drift());
            sum += rest;
            squares += rest * rest;
            double square = Math.pow(drawn.change - step.increment(gamma), 2);
            changeSquares += square;
            fourths += square * square;
        }
        double variance = changeSquares / STEPS;
        double restVariance = squares / STEPS - Math.pow(sum / STEPS, 2);
        // What is left beyond the first order scatters less, but where the first order has heavy tails.
        double mean = (restVariance < variance ? sum : plain) / STEPS;
        double error = Math.sqrt(Math.min(restVariance, variance) / STEPS);
        double beyond = Math.min(Math.abs(step.increment(gamma) - gamma * step.drift()), Math.sqrt(variance));
        double varianceError = Math.sqrt((fourths / STEPS - variance * variance) / STEPS);
        assertThat(step.increment(gamma)).isEqualTo(mean, within(4.9 * error + 0.03 * beyond));
        assertThat(step.variance(gamma)).isEqualTo(variance, within(4.9 * varianceError + 0.1 * variance));
    }

    /** Draws steps of a batch: of a rule that reads {@code |x|^2} whole samples, of another what it sees of them. */
    private static final class Drawn implements Batch {
        private final Random random = new Random(16);
        private final Problem problem;
        private final double gamma;
        private final double m;
        private final BatchRule rule;
        private final double[] g;
        private final double[] u;
        private final double[] s;
        private final double[] labels;
        private final double[] psi;
        private final double[] squaredNorms;
        /** The samples' coordinates across w and theta; empty if the rule does not see them. */
        private final double[][] rest;

        double change;
        double tangent;

        Drawn(Problem problem, double gamma, double m) {
            this.problem = problem;
            this.gamma = gamma;
            this.m = m;
            Model model = problem.model();
            int batch = problem.batch();
            rule = model.algorithm()
                    .onBatch(model.neuron(), model.loss(), problem.eta(), problem.dimension(), 1, batch);
            g = new double[batch];
            u = new double[batch];
            s = new double[batch];
            labels = new double[batch];
            psi = new double[batch];
            squaredNorms = new double[batch];
            rest = new double[batch][model.algorithm().readsSquaredNorm() ? (int) problem.dimension() - 2 : 0];
        }

        void draw() {
            int batch = problem.batch();
            double c = Math.sqrt(1 - m * m);
            for (int b = 0; b < batch; b++) {
                g[b] = random.nextGaussian();
                u[b] = random.nextGaussian();
                s[b] = m * g[b] + c * u[b];
                for (int k = 0; k < rest[b].length; k++) {
                    rest[b][k] = random.nextGaussian();
                }
            }
            problem.model().link().value(s, labels, batch);
            rule.psi(this, psi);
            double alongW = 0;
            double across = 0;
            double squares = 0;
            for (int b = 0; b < batch; b++) {
                alongW += psi[b] * g[b] / batch;
                across += psi[b] * u[b] / batch;
                squares += psi[b] * psi[b] / batch / batch;
            }
            double beside = 0;
            for (int k = 0; k < problem.dimension() - 2; k++) {
                beside += Math.pow(rest[0].length > 0 ? along(k) : Math.sqrt(squares) * random.nextGaussian(), 2);
            }
            boolean projected = problem.model().geometry() == Geometry.PROJECTED;
            double kept = projected ? 1 : 1 + gamma * alongW;
            tangent = c * across;
            double norm = Math.sqrt(kept * kept + gamma * gamma * (across * across + beside));
            change = (m * kept + gamma * tangent) / norm - m;
        }

        /** A coordinate of the step across w and theta, per unit of gamma. */
        private double along(int k) {
            double sum = 0;
            for (int b = 0; b < psi.length; b++) {
                sum += psi[b] * rest[b][k] / psi.length;
            }
            return sum;
        }

        private double product(int a, int b) {
            double sum = g[a] * g[b] + u[a] * u[b];
            for (int k = 0; k < rest[a].length; k++) {
                sum += rest[a][k] * rest[b][k];
            }
            return sum;
        }

        @Override
        public double[] labels() {
            return labels;
        }

        @Override
        public double[] preActivations() {
            return g;
        }

        @Override
        public double[] squaredNorms() {
            for (int b = 0; b < g.length; b++) {
                squaredNorms[b] = product(b, b);
            }
            return squaredNorms;
        }

        @Override
        public void displaced(double[] coefficients, double[] out) {
            for (int b = 0; b < g.length; b++) {
                out[b] = g[b];
                for (int a = 0; a < g.length; a++) {
                    out[b] += coefficients[a] * product(a, b);
                }
            }
        }
    }
}

package dev.escapement.theory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.escapement.algorithm.Algorithm;
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
import dev.escapement.algorithm.SampleAlternating;
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
    private static final int STEPS = 20_000;

    /**
     * The mean is right to 3% of what the step has beyond its first order and 4.9 standard errors, the variance to 10% and as
     * many: a false alarm in 10^6 each.
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
        Algorithm algorithm = rule.equals("sample-alternating") ? new SampleAlternating() : Algorithms.parse(rule);
        Model model = new Model(
                algorithm,
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
        double changeSquares = 0;
        double fourths = 0;
        for (int k = 0; k < STEPS; k++) {
            drawn.draw();
            // What is left beyond the first order scatters less.
            double rest = drawn.change - gamma * (drawn.tangent - step.drift());
            sum += rest;
            squares += rest * rest;
            double square = Math.pow(drawn.change - step.increment(gamma), 2);
            changeSquares += square;
            fourths += square * square;
        }
        double mean = sum / STEPS;
        double error = Math.sqrt((squares / STEPS - mean * mean) / STEPS);
        double beyond = Math.abs(step.increment(gamma) - gamma * step.drift());
        double variance = changeSquares / STEPS;
        double varianceError = Math.sqrt((fourths / STEPS - variance * variance) / STEPS);
        assertThat(step.increment(gamma)).isEqualTo(mean, within(4.9 * error + 0.03 * beyond));
        assertThat(step.variance(gamma)).isEqualTo(variance, within(4.9 * varianceError + 0.1 * variance));
    }

    /** Draws steps of a batch by a rule that does not read {@code |x|^2}. */
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
        }

        void draw() {
            int batch = problem.batch();
            double c = Math.sqrt(1 - m * m);
            for (int b = 0; b < batch; b++) {
                g[b] = random.nextGaussian();
                u[b] = random.nextGaussian();
                s[b] = m * g[b] + c * u[b];
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
            double rest = 0;
            for (int k = 2; k < problem.dimension(); k++) {
                double normal = random.nextGaussian();
                rest += normal * normal;
            }
            boolean projected = problem.model().geometry() == Geometry.PROJECTED;
            double kept = projected ? 1 : 1 + gamma * alongW;
            tangent = c * across;
            double norm = Math.sqrt(kept * kept + gamma * gamma * (across * across + squares * rest));
            change = (m * kept + gamma * tangent) / norm - m;
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
            throw new UnsupportedOperationException();
        }

        @Override
        public void displaced(double[] coefficients, double[] out) {
            throw new UnsupportedOperationException();
        }
    }
}

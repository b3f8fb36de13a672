package dev.escapement.theory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.escapement.algorithm.Algorithm;
import dev.escapement.algorithm.Algorithms;
import dev.escapement.algorithm.Geometry;
import dev.escapement.algorithm.Loss;
import dev.escapement.algorithm.Problem;
import dev.escapement.theory.expansion.Drift;
import dev.escapement.theory.expansion.DriftExpansion;
import dev.escapement.theory.meanmap.EscapePath;
import dev.escapement.theory.meanmap.EuclideanFlow;
import dev.escapement.theory.meanmap.StepMoments;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Expectations against sampling. Each test sums the squares of k standard scores; the bound is the chi-square quantile of
 * k degrees at 1 - 1e-5, so a correct expectation fails with that probability over the choice of the seed, which is fixed.
 */
class SampledAgreementTest {
    private static final int SAMPLES = 40_000;

    private static final class Score {
        private double sum;
        private double squares;
        private int n;

        void add(double value) {
            sum += value;
            squares += value * value;
            n++;
        }

        double squared(double expected) {
            double mean = sum / n;
            double variance = (squares / n - mean * mean) / (n - 1);
            return (mean - expected) * (mean - expected) / variance;
        }
    }

    /** The drift identity at ten overlaps for every algorithm and loss, |w| = 1, |x|^2 = d: 100 scores. */
    @Test
    void driftIdentity() {
        double total = 0;
        long seed = 1;
        for (Algorithm algorithm : Algorithms.all()) {
            for (Loss loss : Problems.LINEAR) {
                Problem problem = Problems.of(algorithm.name(), "hermite(0.3,0.6,0.8)", "hermite(0,1,0.5)")
                        .with(loss)
                        .noisy(0.4)
                        .at(40, algorithm.readsSquaredNorm() ? 0.002 : 0.1);
                Drift drift = DriftExpansion.drift(problem.model(), problem.eta(), problem.dimension());
                for (double m : new double[] {-0.8, -0.5, -0.2, -0.05, 0, 0.1, 0.3, 0.45, 0.6, 0.9}) {
                    SampledSteps steps = new SampledSteps(problem, seed++);
                    Score score = new Score();
                    for (int k = 0; k < SAMPLES; k++) {
                        double psi = steps.draw(m, 1, true);
                        score.add(psi * (steps.signal() - m * steps.activation()));
                    }
                    total += score.squared(drift.at(m));
                }
            }
        }
        assertThat(total).isLessThan(170);
    }

    /** Mean and variance of a long step, in few dimensions, for both geometries on the sphere: 40 scores. */
    @Tag("slow")
    @Test
    void meanMapOnTheSphere() {
        double total = 0;
        long seed = 100;
        for (Algorithm algorithm : Algorithms.all()) {
            for (Loss loss : Problems.LINEAR) {
                for (Geometry geometry : new Geometry[] {Geometry.PROJECTED, Geometry.NORMALIZED}) {
                    Problem problem = Problems.of(algorithm.name(), "relu", "tanh")
                            .with(loss)
                            .with(geometry)
                            .noisy(0.3)
                            .at(12, 0.05);
                    Drift series = DriftExpansion.drift(problem.model(), problem.eta(), problem.dimension());
                    StepMoments moments = new StepMoments.Source(problem, series, 128).at(0.4);
                    SampledSteps steps = new SampledSteps(problem, seed++);
                    Score mean = new Score();
                    Score variance = new Score();
                    double expected = moments.increment(0.3);
                    for (int k = 0; k < SAMPLES; k++) {
                        steps.draw(0.4, 1, false);
                        double change = steps.overlapAfter(0.4, 0.3) - 0.4;
                        mean.add(change);
                        variance.add((change - expected) * (change - expected));
                    }
                    total += mean.squared(expected) + variance.squared(moments.variance(0.3));
                }
            }
        }
        assertThat(total).isLessThan(88);
    }

    /** The moments that the euclidean flow follows, off the sphere: 30 scores. */
    @Test
    void momentsOfTheEuclideanStep() {
        double total = 0;
        long seed = 200;
        for (Algorithm algorithm : Algorithms.all()) {
            for (Loss loss : Problems.LINEAR) {
                Problem problem = Problems.of(algorithm.name(), "he2", "relu")
                        .with(loss)
                        .with(Geometry.EUCLIDEAN)
                        .noisy(0.2)
                        .at(20, 0.01);
                EuclideanFlow.Moments moments =
                        new EuclideanFlow(problem, new EscapePath(0.1, 0.5), 64).moments(0.35, 1.7);
                SampledSteps steps = new SampledSteps(problem, seed++);
                Score along = new Score();
                Score stretch = new Score();
                Score spread = new Score();
                for (int k = 0; k < SAMPLES; k++) {
                    double psi = steps.draw(0.35, 1.7, false);
                    along.add(psi * steps.signal());
                    stretch.add(2 * psi * steps.activation());
                    spread.add(psi * psi * steps.squaredNorm());
                }
                total += along.squared(moments.along())
                        + stretch.squared(moments.stretch())
                        + spread.squared(moments.spread());
            }
        }
        assertThat(total).isLessThan(73);
    }
}

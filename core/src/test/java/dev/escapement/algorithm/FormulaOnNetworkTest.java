package dev.escapement.algorithm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.escapement.link.Links;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Formulas on several neurons and samples. */
class FormulaOnNetworkTest {
    private static final int BATCH = 3;
    private static final double ETA = 0.3;
    private static final double DIMENSION = 20;

    /** Rules that look at each sample alone, which their formulas must say of any number of neurons. */
    private static final List<Algorithm> ALONE = List.of(
            new Online(),
            new SampleAlternating(),
            new SampleReuse(new BatchReuse()),
            new SampleReuse(new BatchReuse(3)));

    @ParameterizedTest
    @ValueSource(ints = {2, 4})
    void aBuiltInRulesFormulaIsTheRule(int width) {
        Neuron neuron = new Neuron(Links.parse("tanh"), 0.7);
        for (Algorithm rule : ALONE) {
            for (Loss loss : Loss.all()) {
                Samples samples = new Samples(width);
                double[] expected = psi(rule, neuron, loss, width, samples);
                double[] actual = psi(new FormulaRule("own", rule.formula()), neuron, loss, width, samples);
                for (int lane = 0; lane < expected.length; lane++) {
                    assertThat(actual[lane])
                            .as("%s %s", rule, loss)
                            .isCloseTo(expected[lane], within(1e-13 * (1 + Math.abs(expected[lane]))));
                }
            }
        }
    }

    /** One neuron's prediction is its own: the formula has the bits that it has on lanes. */
    @ParameterizedTest
    @ValueSource(strings = {"clip(res(a * act(z)), -1, 1) * act'(z)", "y * act'(z) * xx / d"})
    void oneNeuronHasTheBitsOfTheRuleOnLanes(String text) {
        Algorithm rule = Algorithms.parse("own", text);
        Neuron neuron = new Neuron(Links.parse("he3"), 0.7);
        Samples samples = new Samples(1);
        double[] alone = new double[BATCH];
        rule.rule(neuron, Loss.SQUARED, ETA, DIMENSION, BATCH)
                .psi(samples.labels(), samples.preActivations(), samples.squaredNorms(), alone, BATCH);
        assertThat(psi(rule, neuron, Loss.SQUARED, 1, samples)).isEqualTo(alone);
    }

    private static double[] psi(Algorithm rule, Neuron neuron, Loss loss, int width, Batch samples) {
        double[] psi = new double[width * BATCH];
        rule.onBatch(neuron, loss, ETA, DIMENSION, width, BATCH).psi(samples, psi);
        return psi;
    }

    /** A batch that is looked at where it is. */
    private record Samples(double[] labels, double[] preActivations, double[] squaredNorms) implements Batch {
        Samples(int width) {
            this(gaussians(BATCH, 1), gaussians(width * BATCH, 2), new double[BATCH]);
            Arrays.fill(squaredNorms, DIMENSION);
        }

        private static double[] gaussians(int count, long seed) {
            return new Random(seed).doubles(count, -2, 2).toArray();
        }

        @Override
        public void displaced(double[] coefficients, double[] out) {
            throw new UnsupportedOperationException("these rules look at each sample alone");
        }
    }
}

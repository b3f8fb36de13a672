package dev.escapement.algorithm;

import dev.escapement.formula.Formula;
import dev.escapement.link.Link;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Alternating SGD (Tsiolis, Mousavi-Hosseini, Erdogdu 2025): the second layer first, on the same sample, then the first.
 * {@code a~ = a + eta r act(z)} serves this step only; {@code psi = r(a~) a~ act'(z)}.
 */
public record Alternating() implements Algorithm {
    private static final Formula FORMULA = Formula.parse(
            "b = a + eta * res(a * act(z)) * act(z); res(b * act(z)) * b * act'(z)", FormulaRule.VOCABULARY);

    @Override
    public String name() {
        return "alternating";
    }

    @Override
    public Formula formula() {
        return FORMULA;
    }

    @Override
    public Rule rule(Neuron neuron, Loss loss, double eta, double dimension, int lanes) {
        return rule(neuron, loss, new SecondLayer(neuron.secondLayer(), 0, loss, eta, lanes), lanes);
    }

    static Rule rule(Neuron neuron, Loss loss, SecondLayer layer, int lanes) {
        Link activation = neuron.activation();
        Loss.OnLanes residual = loss.residual(lanes);
        double[] value = new double[lanes];
        return (y, z, squaredNorm, psi, n) -> {
            activation.both(z, value, psi, n);
            layer.move(y, value, n);
            residual.at(y, layer.prediction, value, n);
            for (int i = 0; i < n; i++) {
                psi[i] *= value[i] * layer.moved[i];
            }
        };
    }

    /** The second layers move by the mean over the batch. */
    @Override
    public BatchRule onBatch(Neuron neuron, Loss loss, double eta, double dimension, int width, int batch) {
        Network network = new Network(neuron, loss, width, batch);
        double[] layer = network.secondLayer();
        double[] moved = new double[layer.length];
        return (samples, psi) -> {
            network.activate(samples.preActivations());
            network.residuals(samples.labels(), layer);
            for (int from = 0; from < moved.length; from += batch) {
                double sum = 0;
                for (int b = 0; b < batch; b++) {
                    sum += network.residual[b] * network.value[from + b];
                }
                Arrays.fill(moved, from, from + batch, layer[from] + eta / batch * sum);
            }
            network.residuals(samples.labels(), moved);
            network.gradient(moved, psi);
        };
    }

    @Override
    public PooledRule pooled(Neuron neuron, Loss loss, double eta, double dimension, int lanes) {
        return new Pooled(neuron, loss, eta, lanes);
    }

    @Override
    public List<Kink> kinks(Neuron neuron, Loss loss, double eta, double dimension, int lanes) {
        return kinks(neuron, loss, 0, eta, dimension, lanes);
    }

    static List<Kink> kinks(Neuron neuron, Loss loss, double shift, double eta, double dimension, int lanes) {
        List<Kink> kinks = new ArrayList<>(new Online().kinks(neuron, loss, eta, dimension, lanes));
        for (Loss.OnLanes kink : loss.kinks(lanes)) {
            SecondLayer layer = new SecondLayer(neuron.secondLayer(), shift, loss, eta, lanes);
            double[] value = new double[lanes];
            kinks.add((y, z, squaredNorm, out, n) -> {
                neuron.activation().value(z, value, n);
                layer.move(y, value, n);
                kink.at(y, layer.prediction, out, n);
            });
        }
        return kinks;
    }

    @Override
    public Optional<PsiPolynomial> polynomial(Neuron neuron, Loss loss) {
        return polynomial(neuron, loss, 0, 1);
    }

    static Optional<PsiPolynomial> polynomial(Neuron neuron, Loss loss, double shift, double share) {
        if (loss.predictionFactor().isEmpty()) {
            return Optional.empty();
        }
        double factor = loss.predictionFactor().getAsDouble();
        PsiPolynomial a = PsiPolynomial.constant(neuron.secondLayer());
        PsiPolynomial step = PsiPolynomial.eta().times(residual(a, factor)).times(PsiPolynomial.value());
        PsiPolynomial moved =
                PsiPolynomial.constant(neuron.secondLayer() + shift).plus(step.scaled(share));
        return Optional.of(residual(moved, factor).times(moved));
    }

    /** {@code y - factor a act}. */
    private static PsiPolynomial residual(PsiPolynomial a, double factor) {
        return PsiPolynomial.label().plus(a.times(PsiPolynomial.value()).scaled(-factor));
    }

    @Override
    public boolean repeatsGradient() {
        return false;
    }

    @Override
    public Coupling coupling() {
        return Coupling.SECOND_LAYER;
    }

    @Override
    public Algorithm amongOthers(double shift, double share) {
        return new SharedLayer(shift, share);
    }

    /** The step of the second layer is the mean of {@code r act(z)}. */
    private static final class Pooled implements PooledRule {
        private final Link activation;
        private final double a;
        private final double eta;
        private final Loss.OnLanes residual;
        private final double[] value;
        private final double[] moved;
        private final double[] prediction;

        Pooled(Neuron neuron, Loss loss, double eta, int lanes) {
            activation = neuron.activation();
            a = neuron.secondLayer();
            this.eta = eta;
            residual = loss.residual(lanes);
            value = new double[lanes];
            moved = new double[lanes];
            prediction = new double[lanes];
        }

        @Override
        public boolean pools() {
            return true;
        }

        @Override
        public void terms(double[] y, double[] z, double[] terms, int n) {
            activation.value(z, value, n);
            for (int i = 0; i < n; i++) {
                prediction[i] = a * value[i];
            }
            residual.at(y, prediction, terms, n);
            for (int i = 0; i < n; i++) {
                terms[i] *= value[i];
            }
        }

        @Override
        public void psi(double[] y, double[] z, double[] mean, double[] psi, int n) {
            activation.both(z, value, psi, n);
            for (int i = 0; i < n; i++) {
                moved[i] = a + eta * mean[i];
                prediction[i] = moved[i] * value[i];
            }
            residual.at(y, prediction, value, n);
            for (int i = 0; i < n; i++) {
                psi[i] *= value[i] * moved[i];
            }
        }
    }

    /** The second layer after its step, and the prediction with it. */
    static final class SecondLayer {
        private final double a;
        private final double base;
        private final Loss.OnLanes residual;
        private final double eta;
        private final double[] moved;
        private final double[] prediction;

        /** With {@code shift} added to the layer besides the sample's own step. */
        SecondLayer(double a, double shift, Loss loss, double eta, int lanes) {
            this.a = a;
            base = a + shift;
            residual = loss.residual(lanes);
            this.eta = eta;
            moved = new double[lanes];
            prediction = new double[lanes];
        }

        void move(double[] y, double[] value, int n) {
            for (int i = 0; i < n; i++) {
                prediction[i] = a * value[i];
            }
            residual.at(y, prediction, moved, n);
            for (int i = 0; i < n; i++) {
                moved[i] = base + eta * moved[i] * value[i];
                prediction[i] = moved[i] * value[i];
            }
        }
    }
}

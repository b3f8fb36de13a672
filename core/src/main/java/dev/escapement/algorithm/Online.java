package dev.escapement.algorithm;

import dev.escapement.formula.Formula;
import dev.escapement.link.Link;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Online SGD (Ben Arous, Gheissari, Jagannath 2021): {@code psi = a r act'(z)}. */
public record Online() implements Algorithm {
    private static final Formula FORMULA = Formula.parse("a * res(a * act(z)) * act'(z)", FormulaRule.VOCABULARY);

    @Override
    public String name() {
        return "online";
    }

    @Override
    public Formula formula() {
        return FORMULA;
    }

    @Override
    public Rule rule(Neuron neuron, Loss loss, double eta, double dimension, int lanes) {
        return new Gradient(neuron, loss, lanes);
    }

    @Override
    public BatchRule onBatch(Neuron neuron, Loss loss, double eta, double dimension, int width, int batch) {
        Network network = new Network(neuron, loss, width, batch);
        double[] layer = network.secondLayer();
        return (samples, psi) -> {
            network.activate(samples.preActivations());
            network.residuals(samples.labels(), layer);
            network.gradient(layer, psi);
        };
    }

    @Override
    public List<Kink> kinks(Neuron neuron, Loss loss, double eta, double dimension, int lanes) {
        List<Kink> kinks = new ArrayList<>();
        for (Loss.OnLanes kink : loss.kinks(lanes)) {
            double[] prediction = new double[lanes];
            kinks.add((y, z, squaredNorm, out, n) -> {
                neuron.predict(z, prediction, n);
                kink.at(y, prediction, out, n);
            });
        }
        return kinks;
    }

    @Override
    public Optional<PsiPolynomial> polynomial(Neuron neuron, Loss loss) {
        if (loss.predictionFactor().isEmpty()) {
            return Optional.empty();
        }
        double a = neuron.secondLayer();
        double factor = loss.predictionFactor().getAsDouble();
        return Optional.of(PsiPolynomial.label()
                .plus(PsiPolynomial.value().scaled(-factor * a))
                .scaled(a));
    }

    @Override
    public boolean repeatsGradient() {
        return false;
    }

    /** The negative gradient's factor in {@code x}, at any pre-activation. */
    static final class Gradient implements Rule {
        private final Link activation;
        private final double a;
        private final boolean readsPrediction;
        private final Loss.OnLanes loss;
        private final double[] prediction;
        private final double[] residual;

        Gradient(Neuron neuron, Loss loss, int lanes) {
            activation = neuron.activation();
            a = neuron.secondLayer();
            readsPrediction = loss.readsPrediction();
            this.loss = loss.residual(lanes);
            prediction = new double[lanes];
            residual = new double[lanes];
        }

        @Override
        public void psi(double[] y, double[] z, double[] squaredNorm, double[] psi, int n) {
            if (readsPrediction) {
                activation.both(z, prediction, psi, n);
                for (int i = 0; i < n; i++) {
                    prediction[i] *= a;
                }
            } else {
                activation.derivative(z, psi, n);
            }
            loss.at(y, prediction, residual, n);
            for (int i = 0; i < n; i++) {
                psi[i] *= a * residual[i];
            }
        }
    }
}

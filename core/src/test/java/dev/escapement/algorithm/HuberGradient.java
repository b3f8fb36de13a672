package dev.escapement.algorithm;

import java.util.List;
import java.util.Optional;

/**
 * The online direction with Huber's residual in place of the loss's: {@code y - prediction}, cut off at a size. A rule that the family
 * does not have, for tests.
 */
public record HuberGradient(double size) implements Algorithm {
    @Override
    public String name() {
        return "gradient of Huber's loss";
    }

    @Override
    public boolean usesEta() {
        return false;
    }

    @Override
    public boolean readsSquaredNorm() {
        return false;
    }

    @Override
    public int gradientEvaluationsPerStep() {
        return 1;
    }

    @Override
    public Rule rule(Neuron neuron, Loss loss, double eta, int lanes) {
        double[] slope = new double[lanes];
        return (y, z, squaredNorm, psi, n) -> {
            neuron.predict(z, psi, n);
            neuron.activation().derivative(z, slope, n);
            for (int i = 0; i < n; i++) {
                psi[i] = neuron.secondLayer() * slope[i] * Math.max(-size, Math.min(size, y[i] - psi[i]));
            }
        };
    }

    @Override
    public List<Kink> kinks(Neuron neuron, Loss loss, double eta, int lanes) {
        return List.of(residual(neuron, -size), residual(neuron, size));
    }

    private static Kink residual(Neuron neuron, double less) {
        return (y, z, squaredNorm, out, n) -> {
            neuron.predict(z, out, n);
            for (int i = 0; i < n; i++) {
                out[i] = y[i] - out[i] - less;
            }
        };
    }

    @Override
    public Optional<PsiPolynomial> polynomial(Neuron neuron, Loss loss) {
        return Optional.empty();
    }

    @Override
    public boolean repeatsGradient() {
        return false;
    }
}

package dev.escapement.algorithm;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;

/**
 * A function of the online direction: a rule that the family does not have, for tests.
 *
 * @param shape the function
 * @param breaks where it bends or jumps
 */
public record ShapedGradient(String name, DoubleUnaryOperator shape, List<Double> breaks) implements Algorithm {
    /** The sign of the gradient. */
    public static Algorithm sign() {
        return new ShapedGradient("sign of the gradient", Math::signum, List.of(0.0));
    }

    /** The gradient, cut off at a size. */
    public static Algorithm clipped(double size) {
        return new ShapedGradient(
                "gradient clipped at " + size, g -> Math.max(-size, Math.min(size, g)), List.of(-size, size));
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
    public Rule rule(Neuron neuron, Loss loss, double eta, double dimension, int lanes) {
        Rule gradient = new Online().rule(neuron, loss, eta, dimension, lanes);
        return (y, z, squaredNorm, psi, n) -> {
            gradient.psi(y, z, squaredNorm, psi, n);
            Arrays.setAll(psi, i -> i < n ? shape.applyAsDouble(psi[i]) : psi[i]);
        };
    }

    @Override
    public List<Kink> kinks(Neuron neuron, Loss loss, double eta, double dimension, int lanes) {
        Rule gradient = new Online().rule(neuron, loss, eta, dimension, lanes);
        return breaks.stream()
                .map(at -> (Kink) (y, z, squaredNorm, out, n) -> {
                    gradient.psi(y, z, squaredNorm, out, n);
                    Arrays.setAll(out, i -> i < n ? out[i] - at : out[i]);
                })
                .toList();
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

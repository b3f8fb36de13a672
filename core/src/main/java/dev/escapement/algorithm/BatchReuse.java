package dev.escapement.algorithm;

/**
 * Two gradient steps on one sample (Lee, Oko, Suzuki, Wu 2024; Arnaboldi et al. 2024): a free step
 * {@code w~ = w + eta a r act'(z) x}, neither projected nor normalised, then the gradient of the same sample at {@code w~}:
 * {@code psi = a r(z~) act'(z~)} with {@code z~ = z + eta a r act'(z) |x|^2}.
 */
public record BatchReuse() implements Algorithm {
    @Override
    public String name() {
        return "batch-reuse";
    }

    @Override
    public boolean usesEta() {
        return true;
    }

    @Override
    public int gradientEvaluationsPerStep() {
        return 2;
    }

    @Override
    public Rule rule(Neuron neuron, Loss loss, double eta, int lanes) {
        Rule gradient = new Online.Gradient(neuron, loss, lanes);
        double[] moved = new double[lanes];
        return (y, z, squaredNorm, psi, n) -> {
            gradient.psi(y, z, squaredNorm, moved, n);
            for (int i = 0; i < n; i++) {
                moved[i] = z[i] + eta * moved[i] * squaredNorm[i];
            }
            gradient.psi(y, moved, squaredNorm, psi, n);
        };
    }
}

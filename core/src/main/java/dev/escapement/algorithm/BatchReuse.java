package dev.escapement.algorithm;

import dev.escapement.formula.Formula;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Two gradient steps on one sample (Lee, Oko, Suzuki, Wu 2024; Arnaboldi et al. 2024): a free step
 * {@code w~ = w + eta a r act'(z) x}, neither projected nor normalised, then the gradient of the same sample at {@code w~}:
 * {@code psi = a r(z~) act'(z~)} with {@code z~ = z + eta a r act'(z) |x|^2}.
 */
public record BatchReuse() implements Algorithm {
    private static final Formula FORMULA = Formula.parse(
            "t = z + eta * (a * res(a * act(z)) * act'(z)) * xx; a * res(a * act(t)) * act'(t)",
            FormulaRule.VOCABULARY);

    @Override
    public String name() {
        return "batch-reuse";
    }

    @Override
    public Formula formula() {
        return FORMULA;
    }

    @Override
    public Rule rule(Neuron neuron, Loss loss, double eta, double dimension, int lanes) {
        Rule gradient = new Online.Gradient(neuron, loss, lanes);
        Kink step = freeStep(gradient, eta);
        double[] moved = new double[lanes];
        return (y, z, squaredNorm, psi, n) -> {
            step.at(y, z, squaredNorm, moved, n);
            gradient.psi(y, moved, squaredNorm, psi, n);
        };
    }

    /** z~. */
    private static Kink freeStep(Rule gradient, double eta) {
        return (y, z, squaredNorm, out, n) -> {
            gradient.psi(y, z, squaredNorm, out, n);
            for (int i = 0; i < n; i++) {
                out[i] = z[i] + eta * out[i] * squaredNorm[i];
            }
        };
    }

    @Override
    public List<Kink> kinks(Neuron neuron, Loss loss, double eta, double dimension, int lanes) {
        Kink step = freeStep(new Online.Gradient(neuron, loss, lanes), eta);
        List<Kink> kinks = new ArrayList<>();
        for (double at : neuron.activation().breaks()) {
            kinks.add((y, z, squaredNorm, out, n) -> {
                step.at(y, z, squaredNorm, out, n);
                for (int i = 0; i < n; i++) {
                    out[i] -= at;
                }
            });
        }
        for (Kink kink : new Online().kinks(neuron, loss, eta, dimension, lanes)) {
            double[] moved = new double[lanes];
            kinks.add(kink);
            kinks.add((y, z, squaredNorm, out, n) -> {
                step.at(y, z, squaredNorm, moved, n);
                kink.at(y, moved, squaredNorm, out, n);
            });
        }
        return kinks;
    }

    @Override
    public Optional<PsiPolynomial> polynomial(Neuron neuron, Loss loss) {
        return Optional.empty();
    }

    @Override
    public boolean repeatsGradient() {
        return true;
    }
}

package dev.escapement.algorithm;

import dev.escapement.formula.Formula;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * {@link Alternating} as one sample of a batch sees it: the second layer has been moved by the other samples, and by a part of
 * the sample's own step. Theory evaluates it; no configuration names it.
 *
 * @param shift what the other samples add to the second layer
 * @param share the part of the learning rate with which the sample itself moves it, 1/B
 */
public record SharedLayer(double shift, double share) implements Algorithm {
    @Override
    public String name() {
        return "alternating";
    }

    @Override
    public Formula formula() {
        return Formula.parse(
                "b = a + (" + plain(shift) + ") + " + plain(share)
                        + " * eta * res(a * act(z)) * act(z); res(b * act(z)) * b * act'(z)",
                FormulaRule.VOCABULARY);
    }

    private static String plain(double number) {
        return new BigDecimal(Double.toString(number)).toPlainString();
    }

    @Override
    public Rule rule(Neuron neuron, Loss loss, double eta, double dimension, int lanes) {
        Alternating.SecondLayer layer =
                new Alternating.SecondLayer(neuron.secondLayer(), shift, loss, share * eta, lanes);
        return Alternating.rule(neuron, loss, layer, lanes);
    }

    @Override
    public BatchRule onBatch(Neuron neuron, Loss loss, double eta, double dimension, int width, int batch) {
        return new FormulaRule(name(), formula()).onBatch(neuron, loss, eta, dimension, width, batch);
    }

    @Override
    public List<Kink> kinks(Neuron neuron, Loss loss, double eta, double dimension, int lanes) {
        return Alternating.kinks(neuron, loss, shift, share * eta, dimension, lanes);
    }

    @Override
    public Optional<PsiPolynomial> polynomial(Neuron neuron, Loss loss) {
        return Alternating.polynomial(neuron, loss, shift, share);
    }

    @Override
    public boolean repeatsGradient() {
        return false;
    }
}

package dev.escapement.algorithm;

import dev.escapement.formula.Expression;
import dev.escapement.formula.Formula;
import dev.escapement.formula.Program;
import dev.escapement.formula.Vocabulary;
import dev.escapement.link.Language;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The rule that a formula spells: psi_eta(y, z) of arXiv 2510.21020, eq. 3.1, evaluated as it is written.
 *
 * @param name the user's, which tables have
 * @param formula psi, in the language of {@link #VOCABULARY}
 */
public record FormulaRule(String name, Formula formula) implements Algorithm {
    /**
     * What a rule may say: the label y, the pre-activation z and {@code xx = |x|^2}; the second layer a, the learning rate eta and
     * the dimension d; the activation act with its derivatives, and the loss's residual res, a function of the prediction.
     */
    public static final Vocabulary VOCABULARY = new Vocabulary(
            "an update rule",
            List.of("y", "z", "xx"),
            List.of("a", "eta", "d"),
            Language.FUNCTIONS,
            Language.FAMILIES,
            List.of("act"),
            List.of("res"));

    @Override
    public Rule rule(Neuron neuron, Loss loss, double eta, double dimension, int lanes) {
        return onLanes(bound(neuron, loss, eta, dimension), lanes)::at;
    }

    /**
     * A formula speaks of one sample and one neuron. What it gives to {@code res} is this neuron's part of the prediction: the parts
     * of all neurons add up, and each neuron is given the residual of the sum.
     */
    @Override
    public BatchRule onBatch(Neuron neuron, Loss loss, double eta, double dimension, int width, int batch) {
        if (width > 1 && loss.readsPrediction() && formula.calls("res") > 0) {
            Expression psi = formula.bind(parameters(neuron, eta, dimension), Map.of("act", neuron.activation()));
            return new FormulaOnNetwork(psi.stages("res"), loss, width, batch);
        }
        Rule rule = rule(neuron, loss, eta, dimension, width * batch);
        double[] y = new double[width * batch];
        double[] squaredNorm = new double[width * batch];
        return (samples, psi) -> {
            for (int from = 0; from < y.length; from += batch) {
                System.arraycopy(samples.labels(), 0, y, from, batch);
                System.arraycopy(samples.squaredNorms(), 0, squaredNorm, from, batch);
            }
            rule.psi(y, samples.preActivations(), squaredNorm, psi, y.length);
        };
    }

    @Override
    public List<Kink> kinks(Neuron neuron, Loss loss, double eta, double dimension, int lanes) {
        return bound(neuron, loss, eta, dimension).kinks().stream()
                .map(kink -> onLanes(kink, lanes))
                .toList();
    }

    private Expression bound(Neuron neuron, Loss loss, double eta, double dimension) {
        return formula.bind(parameters(neuron, eta, dimension), Map.of("act", neuron.activation()), loss.formula());
    }

    private static Map<String, Double> parameters(Neuron neuron, double eta, double dimension) {
        return Map.of("a", neuron.secondLayer(), "eta", eta, "d", dimension);
    }

    private static Kink onLanes(Expression expression, int lanes) {
        Program program = expression.program(lanes);
        double[][] inputs = new double[VOCABULARY.variables().size()][];
        return (y, z, squaredNorm, out, n) -> {
            inputs[0] = y;
            inputs[1] = z;
            inputs[2] = squaredNorm;
            program.run(inputs, out, n);
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

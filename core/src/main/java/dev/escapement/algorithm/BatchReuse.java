package dev.escapement.algorithm;

import dev.escapement.formula.Formula;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Several gradient steps on one batch (Lee, Oko, Suzuki, Wu 2024; Arnaboldi et al. 2024): free steps
 * {@code w~ <- w~ + eta a r act'(z~) x}, neither projected nor normalised, then the gradient of the same samples at {@code w~}.
 * With two passes on one sample {@code psi = a r(z~) act'(z~)} with {@code z~ = z + eta a r act'(z) |x|^2}.
 *
 * @param passes how often the batch is seen, from 2 to 16
 */
public record BatchReuse(int passes) implements Algorithm {
    /** As many as the formula of psi, which has a term a pass, is long enough for. */
    private static final int MOST = 16;

    private static final int USUAL = 2;
    private static final Map<Integer, Formula> FORMULAS = new ConcurrentHashMap<>();

    /** A rule. */
    public BatchReuse {
        if (passes < 2 || passes > MOST) {
            throw new IllegalArgumentException("passes must be a whole number from 2 to " + MOST + ", not " + passes);
        }
    }

    /** Two passes, which is what the name alone means. */
    public BatchReuse() {
        this(USUAL);
    }

    @Override
    public String name() {
        return "batch-reuse";
    }

    @Override
    public OptionalInt statedPasses() {
        return passes == USUAL ? OptionalInt.empty() : OptionalInt.of(passes);
    }

    @Override
    public Algorithm withPasses(int other) {
        return new BatchReuse(other);
    }

    @Override
    public Formula formula() {
        return FORMULAS.computeIfAbsent(passes, BatchReuse::spell);
    }

    private static Formula spell(int passes) {
        StringBuilder text = new StringBuilder();
        String at = "z";
        for (int pass = 1; pass < passes; pass++) {
            String next = "t" + (passes == USUAL ? "" : pass);
            text.append(next + " = " + at + " + eta * (" + gradientAt(at) + ") * xx; ");
            at = next;
        }
        return Formula.parse(text + gradientAt(at), FormulaRule.VOCABULARY);
    }

    private static String gradientAt(String z) {
        return "a * res(a * act(" + z + ")) * act'(" + z + ")";
    }

    @Override
    public Rule rule(Neuron neuron, Loss loss, double eta, double dimension, int lanes) {
        Rule gradient = new Online.Gradient(neuron, loss, lanes);
        Kink steps = freeSteps(gradient, eta, passes - 1, lanes);
        double[] moved = new double[lanes];
        return (y, z, squaredNorm, psi, n) -> {
            steps.at(y, z, squaredNorm, moved, n);
            gradient.psi(y, moved, squaredNorm, psi, n);
        };
    }

    /** z~ after so many free steps, at least 1. */
    private static Kink freeSteps(Rule gradient, double eta, int steps, int lanes) {
        Kink first = (y, z, squaredNorm, out, n) -> {
            gradient.psi(y, z, squaredNorm, out, n);
            for (int i = 0; i < n; i++) {
                out[i] = z[i] + eta * out[i] * squaredNorm[i];
            }
        };
        if (steps == 1) {
            return first;
        }
        Kink others = freeSteps(gradient, eta, steps - 1, lanes);
        double[] moved = new double[lanes];
        return (y, z, squaredNorm, out, n) -> {
            others.at(y, z, squaredNorm, moved, n);
            first.at(y, moved, squaredNorm, out, n);
        };
    }

    /** All weights move by the mean over the batch, then the whole batch is seen again. */
    @Override
    public BatchRule onBatch(Neuron neuron, Loss loss, double eta, double dimension, int width, int batch) {
        Network network = new Network(neuron, loss, width, batch);
        double[] layer = network.secondLayer();
        double[] free = new double[layer.length];
        double[] moved = new double[layer.length];
        return (samples, psi) -> {
            network.activate(samples.preActivations());
            Arrays.fill(free, 0);
            for (int pass = 1; pass < passes; pass++) {
                network.residuals(samples.labels(), layer);
                network.gradient(layer, psi);
                for (int lane = 0; lane < free.length; lane++) {
                    free[lane] += eta / batch * psi[lane];
                }
                samples.displaced(free, moved);
                network.activate(moved);
            }
            network.residuals(samples.labels(), layer);
            network.gradient(layer, psi);
        };
    }

    @Override
    public List<Kink> kinks(Neuron neuron, Loss loss, double eta, double dimension, int lanes) {
        List<Kink> kinks = new ArrayList<>(new Online().kinks(neuron, loss, eta, dimension, lanes));
        for (int steps = 1; steps < passes; steps++) {
            Kink free = freeSteps(new Online.Gradient(neuron, loss, lanes), eta, steps, lanes);
            for (double at : neuron.activation().breaks()) {
                kinks.add((y, z, squaredNorm, out, n) -> {
                    free.at(y, z, squaredNorm, out, n);
                    for (int i = 0; i < n; i++) {
                        out[i] -= at;
                    }
                });
            }
            for (Kink kink : new Online().kinks(neuron, loss, eta, dimension, lanes)) {
                double[] moved = new double[lanes];
                kinks.add((y, z, squaredNorm, out, n) -> {
                    free.at(y, z, squaredNorm, moved, n);
                    kink.at(y, moved, squaredNorm, out, n);
                });
            }
        }
        return kinks;
    }

    @Override
    public Optional<PsiPolynomial> polynomial(Neuron neuron, Loss loss) {
        return Optional.empty();
    }

    @Override
    public boolean repeatsGradient() {
        return passes == USUAL;
    }

    @Override
    public Coupling coupling() {
        return Coupling.WEIGHTS;
    }
}

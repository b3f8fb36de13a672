package dev.escapement.theory.quadrature;

import dev.escapement.algorithm.Model;
import dev.escapement.algorithm.Problem;
import dev.escapement.algorithm.PsiPolynomial;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The one-dimensional rules whose product is a {@link SampleQuadrature}: how many nodes each direction gets.
 *
 * <p>Where psi is odd, as it is whenever link and activation have the same parity, {@code (s, v)} and {@code (-s, -v)}
 * contribute alike to every expectation that is asked for, and half of the signal's nodes do.
 */
public final class QuadratureRules {
    /** A step moves the overlap by less than 2, so what a node of this weight adds is lost in rounding. */
    private static final double FLOOR = 1e-24;

    private static final int NOISE_NODES = 12;
    /** Exact for the squares of cubes of {@code |x|^2}. */
    private static final int POWER_NODES = 4;

    private static final GaussRule CERTAIN = GaussRule.at(0);

    private final GaussianAxis signal;
    private final GaussianAxis activation;
    private final GaussRule noise;
    private final int noiseNodes;
    private final Model model;
    private List<GaussRule> labels;
    private final GaussRule rest;
    private final boolean odd;

    private QuadratureRules(Model model, GaussianAxis signal, GaussianAxis activation, int noiseNodes, GaussRule rest) {
        this.signal = signal;
        this.activation = activation;
        noise = model.noisy() ? GaussRule.hermite(noiseNodes) : CERTAIN;
        this.noiseNodes = noiseNodes;
        this.model = model;
        this.rest = rest;
        odd = Reflection.odd(model);
    }

    /** Rules for the bounded, but not polynomial, mean of a normalised step, of {@code nodes} nodes an axis. */
    public static QuadratureRules bounded(Model model, double dimension, int nodes) {
        GaussianAxis axis = new GaussianAxis(nodes, FLOOR);
        return new QuadratureRules(model, axis, axis, NOISE_NODES, rest(model, dimension));
    }

    /** The same for one sample of a batch: unless psi depends on {@code |x|^2}, R enters through what all samples share. */
    public static QuadratureRules ofBatch(Model model, double dimension, int nodes) {
        GaussianAxis axis = new GaussianAxis(nodes, FLOOR);
        GaussRule rest = model.algorithm().readsSquaredNorm() ? rest(model, dimension) : atMean(dimension - 2);
        return new QuadratureRules(model, axis, axis, NOISE_NODES, rest);
    }

    /**
     * Rules for first and second moments of psi: exact where psi is a polynomial of moderate degree. Unless psi depends on
     * {@code |x|^2}, these moments are linear in R, whose mean then does.
     */
    public static QuadratureRules moments(Model model, double dimension, int nodes) {
        if (model.algorithm().readsSquaredNorm()) {
            return bounded(model, dimension, nodes);
        }
        GaussRule mean = atMean(dimension - 2);
        Optional<PsiPolynomial> psi = model.algorithm().polynomial(model.neuron(), model.loss());
        OptionalInt teacher = model.link().degree();
        OptionalInt student = model.neuron().activation().degree();
        if (psi.filter(QuadratureRules::moderate).isEmpty() || teacher.isEmpty() || student.isEmpty()) {
            GaussianAxis axis = new GaussianAxis(nodes, FLOOR);
            return new QuadratureRules(model, axis, axis, NOISE_NODES, mean);
        }
        int labels = psi.get().labelDegree();
        int inSignal = labels * teacher.getAsInt();
        int inActivation = 2 * labels * student.getAsInt();
        GaussianAxis signal = new GaussianAxis(even(inSignal + inActivation + 2), 0);
        return new QuadratureRules(model, signal, new GaussianAxis(even(inActivation + 2), 0), NOISE_NODES / 2, mean);
    }

    /**
     * Whether psi is like those of online and alternating SGD, whose axes can be short: the activation's powers grow with those
     * of eta, which make them small.
     */
    private static boolean moderate(PsiPolynomial psi) {
        return psi.labelDegree() >= Math.max(1, psi.etaDegree())
                && psi.terms().stream().allMatch(term -> term.value() <= 2 * term.eta() + 1);
    }

    private static int even(int n) {
        return n + n % 2;
    }

    GaussRule signal(double[] breaks) {
        GaussRule rule = signal.rule(breaks);
        return odd ? rule.half() : rule;
    }

    GaussRule activation(double[] breaks) {
        return activation.rule(breaks);
    }

    /** The law of the label at every node of the signal's rule, which is always the same one. */
    List<GaussRule> labels(GaussRule signal, Kinks kinks) {
        if (labels == null) {
            double[] means = new double[signal.size()];
            model.link().value(signal.nodes(), means, means.length);
            // Gammas in cells' identities rest on the nodes of plain noise under a psi without kinks.
            boolean plain = model.label().identity() && kinks.inOutput().length == 0;
            LabelLaw law = plain ? null : new LabelLaw(model, kinks, noiseNodes);
            labels = Arrays.stream(means)
                    .mapToObj(mean -> model.noisy() && law != null ? law.at(mean) : plain(mean))
                    .toList();
        }
        return labels;
    }

    private GaussRule plain(double mean) {
        Labels noisy = new Labels(model);
        double[] label = new double[noise.size()];
        double[] weight = new double[noise.size()];
        for (int l = 0; l < label.length; l++) {
            label[l] = noisy.of(mean, noise.node(l));
            weight[l] = noise.weight(l);
        }
        return new GaussRule(label, weight);
    }

    GaussRule rest() {
        return rest;
    }

    /**
     * R, chi-square of mean {@code d - 2}: at its mean where that is within 0.02%, on nodes where it is not. A formula may read any
     * power of {@code |x|^2}, and has nodes as long as it is not given d for it.
     */
    private static GaussRule rest(Model model, double dimension) {
        double freedom = dimension - 2;
        boolean anyPower = model.algorithm().readsSquaredNorm()
                && !model.algorithm().repeatsGradient()
                && dimension < Problem.LARGE;
        if (anyPower && SquaredNorms.kinks(model, 1, dimension).length > 0) {
            return freedom == 0 ? atMean(0) : SquaredNorms.dense(freedom);
        }
        if (freedom == 0 || freedom >= 254 && !anyPower) {
            return atMean(freedom);
        }
        int few = anyPower ? POWER_NODES : 2;
        return GaussRule.chiSquare(freedom, freedom < 14 ? 6 : few);
    }

    private static GaussRule atMean(double freedom) {
        return GaussRule.at(freedom);
    }
}

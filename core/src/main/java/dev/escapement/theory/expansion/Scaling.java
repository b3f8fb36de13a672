package dev.escapement.theory.expansion;

import dev.escapement.algorithm.Algorithm;
import dev.escapement.algorithm.Model;
import java.util.Arrays;
import java.util.Optional;

/**
 * How the direction of a rule depends on the dimension where {@code |x|^2} is put to d: as {@code d^level} times a function of
 * {@code eta d^power}, exactly or as d grows without bound. Batch reuse reads {@code eta |x|^2} and has power 1; a rule that reads
 * neither {@code |x|^2} nor d has 0, and so has one that reads their ratio.
 *
 * @param power the power of d that goes with eta
 * @param level the power of d that psi grows with; a best gamma makes up for it
 * @param exact whether this holds at every d
 */
public record Scaling(double power, double level, boolean exact) {
    private static final double[] POWERS = {0, 0.5, 1, 1.5, 2};
    private static final double[] LABELS = {-9, -4, -2.3, -1.1, -0.4, 0.3, 0.9, 1.7, 4, 9};
    private static final double[] ACTIVATIONS = {-5, -3.3, -2.1, -1.3, -0.7, -0.2, 0.1, 0.6, 1.4, 2.2, 3.3, 5};
    private static final double[] RATES = {0.03, 0.37, 2.3};
    private static final int PROBES = LABELS.length * ACTIVATIONS.length;

    /** Powers of 4, so that {@code eta d^power} rounds alike at all of them. */
    private static final double[] EXACT = {1, 0x1p20, 0x1p40};

    private static final double[] LARGE = {0x1p40, 0x1p48};
    private static final double ROUNDING = 1e-9;
    private static final double NEGLIGIBLE = 1e-6;

    /**
     * The scaling of a model's direction; empty if it has none of a half-integer power up to 2.
     *
     * @param side 1 for positive learning rates, -1 for negative ones
     */
    static Optional<Scaling> of(Model model, int side) {
        Algorithm rule = model.algorithm();
        if (form(model)) {
            return Optional.of(new Scaling(rule.readsSquaredNorm() ? 1 : 0, 0, true));
        }
        return between(model, side, EXACT, ROUNDING).or(() -> between(model, side, LARGE, NEGLIGIBLE));
    }

    /** Whether the rule says it: it reads neither d nor {@code |x|^2}, or steps along its gradient. */
    private static boolean form(Model model) {
        Algorithm rule = model.algorithm();
        return rule.repeatsGradient() || !rule.readsSquaredNorm() && !rule.readsDimension();
    }

    /** Whether psi vanishes without an inner learning rate. */
    static boolean needsRate(Model model) {
        return Arrays.stream(psi(model, 0, 1)).allMatch(psi -> psi == 0);
    }

    private static Optional<Scaling> between(Model model, int side, double[] dimensions, double tolerance) {
        for (double power : POWERS) {
            double level = Double.NaN;
            boolean fits = true;
            for (int j = 1; j < dimensions.length && fits; j++) {
                double found = level(model, side, power, dimensions[j - 1], dimensions[j], tolerance);
                fits = j == 1 ? !Double.isNaN(found) : Math.abs(found - level) <= tolerance;
                level = found;
            }
            if (fits && (tolerance == ROUNDING || level == 0)) {
                return Optional.of(new Scaling(power, level, tolerance == ROUNDING));
            }
        }
        return Optional.empty();
    }

    /** The power of d in psi between two dimensions; NaN if psi differs by more than a factor. */
    private static double level(Model model, int side, double power, double small, double large, double tolerance) {
        double factor = Double.NaN;
        for (double rate : RATES) {
            double[] one = psi(model, side * rate / StrictMath.pow(small, power), small);
            double[] other = psi(model, side * rate / StrictMath.pow(large, power), large);
            int widest = 0;
            for (int k = 1; k < PROBES; k++) {
                widest = Math.abs(one[k]) > Math.abs(one[widest]) || Double.isNaN(one[widest]) ? k : widest;
            }
            double ratio = other[widest] / one[widest];
            factor = Double.isNaN(factor) ? ratio : factor;
            for (int k = 0; k < PROBES; k++) {
                boolean neither = Double.isNaN(one[k]) && Double.isNaN(other[k]);
                if (!(neither || Math.abs(other[k] - factor * one[k]) <= tolerance * Math.abs(other[widest]))
                        || !(ratio > 0)) {
                    return Double.NaN;
                }
            }
        }
        double level = StrictMath.log(factor) / StrictMath.log(large / small);
        return Math.abs(level - Math.rint(4 * level) / 4) <= tolerance ? Math.rint(4 * level) / 4 : level;
    }

    /** psi at all probes, the label's after each other, with {@code |x|^2} put to d. */
    private static double[] psi(Model model, double eta, double dimension) {
        Algorithm.Rule rule = model.algorithm().rule(model.neuron(), model.loss(), eta, dimension, PROBES);
        double[] y = new double[PROBES];
        double[] z = new double[PROBES];
        double[] norm = new double[PROBES];
        Arrays.fill(norm, dimension);
        for (int k = 0; k < PROBES; k++) {
            y[k] = LABELS[k / ACTIVATIONS.length];
            z[k] = ACTIVATIONS[k % ACTIVATIONS.length];
        }
        double[] psi = new double[PROBES];
        rule.psi(y, z, norm, psi, PROBES);
        return psi;
    }
}

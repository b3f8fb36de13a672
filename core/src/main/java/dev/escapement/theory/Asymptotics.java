package dev.escapement.theory;

import dev.escapement.algorithm.Alternating;
import dev.escapement.algorithm.BatchReuse;
import dev.escapement.algorithm.Model;
import dev.escapement.algorithm.Online;
import dev.escapement.algorithm.OverlapMode;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The escape exponent alpha in {@code T ~ d^alpha} for the best gamma, where the inner learning rate follows
 * {@code eta = c d^-a} (Theorem 3.3 of the paper): the least of {@code 2 (k-1) a' + (p_k - 1) v 1} over the powers k of the
 * learning rate in psi, {@code p_k} the smallest eligible order that the k-th drives; {@code a' = a} for alternating,
 * {@code a - 1} for batch reuse, whose expansion is in {@code eta d}.
 */
public final class Asymptotics {
    private final Model model;
    private final OverlapMode mode;

    /** The asymptotics of a model. */
    public Asymptotics(Model model, OverlapMode mode) {
        this.model = model;
        this.mode = mode;
    }

    /** An exponent, and whether {@code T ~ d^alpha log d}: whether only order 2 attains the minimum. */
    public record Exponent(double alpha, boolean logFactor) {}

    /**
     * The exponent; empty where theory has none: no coefficient drives an escape, a negative even one holds every small
     * overlap at 0, or batch reuse with a larger eta than {@code 1/d} or an activation without Taylor series.
     *
     * @param coefficient c; ignored by online SGD
     * @param exponent a; 0 for a plain value
     */
    public Optional<Exponent> exponent(double coefficient, double exponent) {
        double relative = relative(exponent);
        if (!DriftExpansion.exists(model) || relative < 0) {
            return Optional.empty();
        }
        double[][] terms = DriftExpansion.of(model).terms();
        if (relative == 0 && !(model.algorithm() instanceof Online)) {
            terms = new double[][] {DriftExpansion.drift(model, coefficient, 1).strength()};
        }
        double best = Double.POSITIVE_INFINITY;
        boolean logFactor = false;
        double strongest = Double.POSITIVE_INFINITY;
        boolean held = false;
        for (int k = 0; k < terms.length; k++) {
            for (int i = 1; i < terms[k].length; i++) {
                double strength = terms[k][i] * (k % 2 == 1 ? Math.signum(coefficient) : 1);
                if (strength == 0) {
                    continue;
                }
                double weakness = k * relative + (i - 1) / 2.0;
                boolean drives = Eligible.drives(i, strength, mode);
                if (weakness < strongest || weakness == strongest && !drives) {
                    strongest = weakness;
                    held = !drives;
                }
                double alpha = 2 * k * relative + Math.max(i - 1, 1);
                if (drives && alpha <= best) {
                    logFactor = i == 2 && (alpha < best || logFactor);
                    best = alpha;
                }
            }
        }
        return held || best == Double.POSITIVE_INFINITY ? Optional.empty() : Optional.of(new Exponent(best, logFactor));
    }

    /** The exponent alone. */
    public OptionalDouble alpha(double coefficient, double exponent) {
        return exponent(coefficient, exponent).stream()
                .mapToDouble(Exponent::alpha)
                .findFirst();
    }

    /** The exponent of the parameter in which psi is expanded. */
    private double relative(double exponent) {
        if (model.algorithm() instanceof BatchReuse) {
            return exponent - 1;
        }
        return model.algorithm() instanceof Alternating ? exponent : 0;
    }
}

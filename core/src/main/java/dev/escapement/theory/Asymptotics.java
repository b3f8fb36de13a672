package dev.escapement.theory;

import dev.escapement.algorithm.Alternating;
import dev.escapement.algorithm.BatchReuse;
import dev.escapement.algorithm.Model;
import dev.escapement.algorithm.Online;
import dev.escapement.algorithm.OverlapMode;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;

/**
 * The escape exponent alpha in {@code T ~ d^alpha} where the inner learning rate follows {@code eta = c d^-a} (Theorem 3.3 of
 * the paper). The k-th power of the learning rate in psi carries coefficients {@code mu_(i,k)}, so that
 * {@code mu_i ~ d^-(k-1)a'} with {@code a' = a} for alternating and {@code a - 1} for batch reuse, whose expansion is in
 * {@code eta d}.
 *
 * <ul>
 *   <li>Best gamma: {@code T ~ mu_i^-2 d^((i-1) v 1)}, alpha the least of {@code 2 (k-1) a' + (p_k - 1) v 1}, p_k the
 *       smallest eligible order of the k-th power. The policy {@code paper} has the same exponent.
 *   <li>{@code gamma ~ d^-b}: {@code T ~ d^((i-2)/2 v 0) / (gamma mu_i)}, alpha the least of
 *       {@code b + (k-1) a' + (i-2)/2 v 0}, as long as {@code gamma} is below {@code max mu_i d^-(i/2 v 1)}.
 * </ul>
 *
 * <p>he3/he3 alternating: {@code psi_1} has p_1 = 3 (u_3 u_3 alone), {@code psi_2} p_2 = 2 ({@code u_2(he_3^2) != 0}), so
 * alpha = min(2, 2 a + 1), with a kink at 1/2. he4/he4: min(3, 2 a + 1), at 1. he3/relu: u_3(relu) = 0 leaves p_1 none, alpha =
 * 2 a + 1, no kink; online it has no drift. Batch reuse of he3/he3: min(2, 2 (a - 1) + 1), a kink at 3/2.
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

    /** A stretch of the learning-rate exponent on which {@code alpha = intercept + slope a}. */
    public record Segment(double from, double to, double intercept, double slope) {}

    /** A coefficient: of {@code d^-weakness}, weighing an order i. */
    private record Term(int order, double weakness, boolean drives) {}

    /** The exponent for the best gamma; see {@link #exponent(double, double, StepSizePolicy)}. */
    public Optional<Exponent> exponent(double coefficient, double exponent) {
        return exponent(coefficient, exponent, new StepSizePolicy.Optimal());
    }

    /**
     * The exponent under a step-size policy; empty where theory has none: see {@link #warnings}.
     *
     * @param coefficient c; ignored by online SGD
     * @param exponent a; 0 for a plain value
     */
    public Optional<Exponent> exponent(double coefficient, double exponent, StepSizePolicy policy) {
        Set<Warning> warnings = warnings(coefficient, exponent, policy);
        if (warnings.stream().anyMatch(Warning::leavesNoExponent)) {
            return Optional.empty();
        }
        double best = Double.POSITIVE_INFINITY;
        boolean logFactor = false;
        for (Term term : terms(coefficient, exponent)) {
            double alpha = policy instanceof StepSizePolicy.Law law
                    ? law.exponent() + term.weakness + Math.max(term.order / 2.0 - 1, 0)
                    : 2 * term.weakness + Math.max(term.order - 1, 1);
            if (term.drives && alpha <= best) {
                logFactor = term.order == 2 && (alpha < best || logFactor);
                best = alpha;
            }
        }
        return Optional.of(new Exponent(best, logFactor));
    }

    /** The exponent for the best gamma, alone. */
    public OptionalDouble alpha(double coefficient, double exponent) {
        return exponent(coefficient, exponent).stream()
                .mapToDouble(Exponent::alpha)
                .findFirst();
    }

    /** Why a prediction is absent, or to be read with care. */
    public Set<Warning> warnings(double coefficient, double exponent, StepSizePolicy policy) {
        Set<Warning> warnings = EnumSet.noneOf(Warning.class);
        if (!DriftExpansion.exists(model)) {
            warnings.add(Warning.NO_SERIES);
            return warnings;
        }
        if (relative(exponent) < 0) {
            warnings.add(Warning.LARGE_INNER_STEP);
            return warnings;
        }
        if (policy instanceof StepSizePolicy.Given) {
            warnings.add(Warning.NO_LAW);
        }
        List<Term> terms = terms(coefficient, exponent);
        double strongest = Double.POSITIVE_INFINITY;
        boolean held = false;
        double stable = Double.POSITIVE_INFINITY;
        for (Term term : terms) {
            double weakness = term.weakness + (term.order - 1) / 2.0;
            if (weakness < strongest || weakness == strongest && !term.drives) {
                strongest = weakness;
                held = !term.drives;
            }
            if (term.drives) {
                stable = Math.min(stable, term.weakness + Math.max(term.order / 2.0, 1));
            }
        }
        if (stable == Double.POSITIVE_INFINITY) {
            warnings.add(Warning.NO_DRIFT);
        } else if (held) {
            warnings.add(Warning.BLOCKED);
        } else if (policy instanceof StepSizePolicy.Law law && law.exponent() < stable) {
            warnings.add(Warning.UNSTABLE);
        }
        return warnings;
    }

    /**
     * alpha(a) for the best gamma, piecewise linear, from the smallest exponent that theory covers; the value at that end
     * itself, where all powers of the learning rate count alike, may differ and is {@link #exponent}'s. Empty if no
     * coefficient drives an escape or psi has no expansion.
     *
     * @param coefficient c, whose sign matters
     */
    public List<Segment> curve(double coefficient) {
        List<Segment> segments = new ArrayList<>();
        if (!DriftExpansion.exists(model)) {
            return segments;
        }
        double offset = model.algorithm() instanceof BatchReuse ? 1 : 0;
        int powers = DriftExpansion.of(model).terms().length;
        double at = 0;
        int bound = powers + 1;
        while (true) {
            int best = -1;
            double least = Double.POSITIVE_INFINITY;
            for (int k = 1; k < bound; k++) {
                OptionalInt order = order(k, coefficient);
                double value = order.isEmpty()
                        ? Double.POSITIVE_INFINITY
                        : 2 * (k - 1) * at + Math.max(order.getAsInt() - 1, 1);
                if (value < least) {
                    least = value;
                    best = k;
                }
            }
            if (best < 0) {
                return segments;
            }
            double slope = 2.0 * (best - 1);
            double intercept = least - slope * at;
            double end = Double.POSITIVE_INFINITY;
            for (int k = 1; k < best; k++) {
                OptionalInt order = order(k, coefficient);
                if (order.isPresent()) {
                    double other = Math.max(order.getAsInt() - 1, 1);
                    end = Math.min(end, (other - intercept) / (slope - 2 * (k - 1)));
                }
            }
            segments.add(new Segment(at + offset, end + offset, intercept - slope * offset, slope));
            if (end == Double.POSITIVE_INFINITY) {
                return segments;
            }
            at = end;
            bound = best;
        }
    }

    /** The predicted transitions: where alpha(a) changes slope. */
    public List<Double> transitions(double coefficient) {
        List<Segment> segments = curve(coefficient);
        return segments.stream().skip(1).map(Segment::from).toList();
    }

    /**
     * p_k: the smallest eligible order that the k-th power of the learning rate drives; empty if none.
     *
     * @param k from 1
     * @param coefficient c, whose sign matters
     * @throws IllegalArgumentException if psi has no expansion
     */
    public OptionalInt order(int k, double coefficient) {
        if (!DriftExpansion.exists(model)) {
            throw new IllegalArgumentException(model.algorithm().name() + " with activation "
                    + model.neuron().activation().name() + " has no expansion in the learning rate");
        }
        double[][] terms = DriftExpansion.of(model).terms();
        for (int i = 1; k <= terms.length && i < terms[k - 1].length; i++) {
            if (Eligible.drives(i, signed(terms[k - 1][i], k - 1, coefficient), mode)) {
                return OptionalInt.of(i);
            }
        }
        return OptionalInt.empty();
    }

    private List<Term> terms(double coefficient, double exponent) {
        double relative = relative(exponent);
        double[][] strengths = DriftExpansion.of(model).terms();
        if (relative == 0 && !(model.algorithm() instanceof Online)) {
            strengths =
                    new double[][] {DriftExpansion.drift(model, coefficient, 1).strength()};
        }
        List<Term> terms = new ArrayList<>();
        for (int k = 0; k < strengths.length; k++) {
            for (int i = 1; i < strengths[k].length; i++) {
                double strength = signed(strengths[k][i], k, coefficient);
                if (strength != 0) {
                    terms.add(new Term(i, k * relative, Eligible.drives(i, strength, mode)));
                }
            }
        }
        return terms;
    }

    private static double signed(double strength, int power, double coefficient) {
        return power % 2 == 1 && coefficient < 0 ? -strength : strength;
    }

    /** The exponent of the parameter in which psi is expanded. */
    private double relative(double exponent) {
        if (model.algorithm() instanceof BatchReuse) {
            return exponent - 1;
        }
        return model.algorithm() instanceof Alternating ? exponent : 0;
    }
}

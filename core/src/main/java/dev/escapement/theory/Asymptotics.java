package dev.escapement.theory;

import dev.escapement.algorithm.Model;
import dev.escapement.algorithm.OverlapMode;
import dev.escapement.theory.expansion.Drift;
import dev.escapement.theory.expansion.DriftExpansion;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.IntStream;

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
    /** A parameter of the expansion at which no coefficient vanishes by chance. */
    private static final double GENERIC = 0.37;

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

    /** The leading power of the learning rate, its k-th, in the coefficient of an order i. */
    private record Lead(int order, int power, boolean drives) {
        /** Its share in the coefficient at a dimension is {@code d^-weakness}. */
        double weakness(double relative) {
            return (power - 1) * relative;
        }

        double alpha(double relative, StepSizePolicy policy) {
            return policy.law()
                    .map(law -> law.exponent() + weakness(relative) + Math.max(order / 2.0 - 1, 0))
                    .orElseGet(() -> 2 * weakness(relative) + Math.max(order - 1, 1));
        }

        /** Of its drift where runs start, at overlaps of {@code d^(-1/2)}. */
        double atStart(double relative) {
            return weakness(relative) + (order - 1) / 2.0;
        }
    }

    /** The exponent for the best gamma; see {@link #exponent(double, double, StepSizePolicy)}. */
    public Optional<Exponent> exponent(double coefficient, double exponent) {
        return exponent(coefficient, exponent, new StepSizePolicy.Optimal());
    }

    /**
     * The exponent under a step-size policy; empty where theory has none: see {@link #caveats}.
     *
     * @param coefficient c; ignored by online SGD
     * @param exponent a; 0 for a plain value
     */
    public Optional<Exponent> exponent(double coefficient, double exponent, StepSizePolicy policy) {
        if (caveats(coefficient, exponent, policy).stream().anyMatch(Caveat::leavesNoExponent)) {
            return Optional.empty();
        }
        double relative = relative(exponent);
        List<Lead> leads = leads(coefficient, relative);
        double best = least(leads, relative, policy);
        boolean logFactor = leads.stream()
                .filter(lead -> lead.drives && lead.alpha(relative, policy) == best)
                .allMatch(lead -> lead.order == 2);
        return Optional.of(new Exponent(best, logFactor));
    }

    private static double least(List<Lead> leads, double relative, StepSizePolicy policy) {
        return leads.stream()
                .filter(Lead::drives)
                .mapToDouble(lead -> lead.alpha(relative, policy))
                .min()
                .orElse(Double.POSITIVE_INFINITY);
    }

    /** The exponent for the best gamma, alone. */
    public OptionalDouble alpha(double coefficient, double exponent) {
        return exponent(coefficient, exponent).stream()
                .mapToDouble(Exponent::alpha)
                .findFirst();
    }

    /** Why a prediction is absent, or to be read with care. */
    public Set<Caveat> caveats(double coefficient, double exponent, StepSizePolicy policy) {
        Set<Caveat> caveats = EnumSet.noneOf(Caveat.class);
        double relative = relative(exponent);
        if (relative < 0) {
            caveats.add(Caveat.LARGE_INNER_STEP);
            return caveats;
        }
        if (!policy.followsDimension()) {
            caveats.add(Caveat.NO_LAW);
        }
        decide(leads(coefficient, relative), relative == 0 ? List.of() : open(coefficient), relative, policy)
                .ifPresent(caveats::add);
        return caveats;
    }

    /**
     * Why leading powers leave no exponent, or one to be read with care.
     *
     * @param open coefficients of which no power is known
     */
    private static Optional<Caveat> decide(List<Lead> leads, List<Lead> open, double relative, StepSizePolicy policy) {
        double driven = start(leads, true, relative);
        double held = start(leads, false, relative);
        double best = least(leads, relative, policy);
        if (least(open, relative, policy) < best || start(open, true, relative) < Math.min(driven, held)) {
            return Optional.of(Caveat.UNDECIDED);
        }
        if (best == Double.POSITIVE_INFINITY) {
            return Optional.of(Caveat.NO_DRIFT);
        }
        if (held <= driven) {
            return Optional.of(Caveat.BLOCKED);
        }
        double stable = leads.stream()
                .filter(Lead::drives)
                .mapToDouble(lead -> lead.weakness(relative) + Math.max(lead.order / 2.0, 1))
                .min()
                .getAsDouble();
        return policy.law().filter(law -> law.exponent() < stable).map(law -> Caveat.UNSTABLE);
    }

    /** The strongest at the start of those that drive, or of those that do not. */
    private static double start(List<Lead> leads, boolean drives, double relative) {
        return leads.stream()
                .filter(lead -> lead.drives == drives)
                .mapToDouble(lead -> lead.atStart(relative))
                .min()
                .orElse(Double.POSITIVE_INFINITY);
    }

    /**
     * alpha(a) for the best gamma, piecewise linear, from the smallest exponent that theory covers; the value at that end
     * itself, where all powers of the learning rate count alike, may differ and is {@link #exponent}'s. Where theory has none,
     * there is no segment.
     *
     * @param coefficient c, whose sign matters
     */
    public List<Segment> curve(double coefficient) {
        StepSizePolicy best = new StepSizePolicy.Optimal();
        List<Lead> leads = leads(coefficient, Double.NaN);
        List<Lead> open = open(coefficient);
        double offset = model.algorithm().readsSquaredNorm() ? 1 : 0;
        List<Segment> segments = new ArrayList<>();
        double from = 0;
        for (double to : crossings(leads, open)) {
            double middle = to == Double.POSITIVE_INFINITY ? from + 1 : (from + to) / 2;
            double low = from;
            from = to;
            if (decide(leads, open, middle, best).isPresent()) {
                continue;
            }
            double least = least(leads, middle, best);
            Lead leading = leads.stream()
                    .filter(lead -> lead.drives && lead.alpha(middle, best) == least)
                    .findFirst()
                    .orElseThrow();
            double slope = 2.0 * (leading.power - 1);
            double intercept = leading.alpha(0, best) - slope * offset;
            Segment last = segments.isEmpty() ? null : segments.get(segments.size() - 1);
            if (last != null && last.to == low + offset && last.slope == slope && last.intercept == intercept) {
                segments.remove(segments.size() - 1);
                low = last.from - offset;
            }
            segments.add(new Segment(low + offset, to + offset, intercept, slope));
        }
        return segments;
    }

    /** Where one leading power may take over from another, ascending, and infinity. */
    private static SortedSet<Double> crossings(List<Lead> leads, List<Lead> open) {
        StepSizePolicy best = new StepSizePolicy.Optimal();
        SortedSet<Double> found = new TreeSet<>();
        found.add(Double.POSITIVE_INFINITY);
        List<Lead> all = new ArrayList<>(leads);
        all.addAll(open);
        for (Lead one : all) {
            for (Lead other : all) {
                if (one.power > other.power) {
                    double powers = one.power - other.power;
                    found.add((other.alpha(0, best) - one.alpha(0, best)) / (2 * powers));
                    found.add((other.atStart(0) - one.atStart(0)) / powers);
                }
            }
        }
        return found.tailSet(Double.MIN_VALUE);
    }

    /** The predicted transitions: where alpha(a) changes slope. */
    public List<Double> transitions(double coefficient) {
        List<Segment> segments = curve(coefficient);
        return IntStream.range(1, segments.size())
                .filter(k -> segments.get(k).from == segments.get(k - 1).to)
                .mapToObj(k -> segments.get(k).from)
                .toList();
    }

    /**
     * p_k: the smallest eligible order in whose coefficient the k-th power of the learning rate leads; empty if none.
     *
     * @param k from 1
     * @param coefficient c, whose sign matters
     */
    public OptionalInt order(int k, double coefficient) {
        return leads(coefficient, Double.NaN).stream()
                .filter(lead -> lead.power == k && lead.drives)
                .mapToInt(Lead::order)
                .min();
    }

    /** The leading powers; at relative = 0, where all powers weigh alike, their sums instead. */
    private List<Lead> leads(double coefficient, double relative) {
        double[][] strengths = DriftExpansion.of(model, coefficient).terms();
        if (relative == 0 && model.algorithm().usesEta()) {
            strengths = new double[][] {DriftExpansion.limit(model, coefficient).strength()};
        }
        List<Lead> leads = new ArrayList<>();
        for (int i = 1; i < strengths[0].length; i++) {
            int k = 0;
            while (k < strengths.length && strengths[k][i] == 0) {
                k++;
            }
            if (k < strengths.length) {
                leads.add(new Lead(i, k + 1, Drift.drivesEscape(i, strengths[k][i], mode)));
            }
        }
        return leads;
    }

    /** Coefficients that differ from 0, by a power beyond those of the expansion: each may drive or hold. */
    private List<Lead> open(double coefficient) {
        DriftExpansion expansion = DriftExpansion.of(model, coefficient);
        if (expansion.finite()) {
            return List.of();
        }
        double[][] terms = expansion.terms();
        double[] whole =
                DriftExpansion.limit(model, Math.copySign(GENERIC, coefficient)).strength();
        return IntStream.range(1, whole.length)
                .filter(i -> whole[i] != 0 && Arrays.stream(terms).allMatch(term -> term[i] == 0))
                .mapToObj(i -> new Lead(i, terms.length + 1, true))
                .toList();
    }

    /** The exponent of the parameter in which psi is expanded. */
    private double relative(double exponent) {
        if (!model.algorithm().usesEta()) {
            return 0;
        }
        return model.algorithm().readsSquaredNorm() ? exponent - 1 : exponent;
    }
}

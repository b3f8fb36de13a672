package dev.escapement.theory;

import dev.escapement.algorithm.Algorithm.Coupling;
import dev.escapement.algorithm.Model;
import dev.escapement.algorithm.OverlapMode;
import dev.escapement.theory.expansion.Drift;
import dev.escapement.theory.expansion.DriftExpansion;
import dev.escapement.theory.expansion.Scaling;
import java.util.ArrayList;
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
 * {@code eta d}. Of a rule that theory cannot expand, the {@link Scaling} says which power of d goes with eta, and evaluation which
 * power of both leads in each {@code mu_i}; it need not be whole.
 *
 * <ul>
 *   <li>Best gamma: {@code T ~ mu_i^-2 d^((i-1) v 1)}, alpha the least of {@code 2 (k-1) a' + (p_k - 1) v 1}, p_k the
 *       smallest eligible order of the k-th power. The policies {@code paper} and {@code fastest} have the same exponent: a gamma
 *       C times the best one lets go only runs that noise has carried to {@code C^(1/(i-2)) d^(-1/2)} (i > 2; else none), which takes
 *       some {@code exp(C^(2/(i-2)) / 2)} times as long, so that the fastest C does not grow with d.
 *   <li>{@code gamma ~ d^-b}: {@code T ~ d^((i-2)/2 v 0) / (gamma mu_i)}, alpha the least of
 *       {@code b + (k-1) a' + (i-2)/2 v 0}, as long as {@code gamma} is below {@code max mu_i d^-(i/2 v 1)}.
 * </ul>
 *
 * <p>With {@code B ~ d^b} samples a step the noise of a step is smaller by B, so the best gamma is larger by B and takes fewer steps
 * by as much: alpha is less by b (arXiv 2406.02157), but no less than {@code i/2 - 1} where a squared loss and a step that is not
 * projected keep gamma below a constant. Of alternating SGD, whose batch moves the second layer, {@code eta/B} takes eta's place.
 *
 * <p>he3/he3 alternating: {@code psi_1} has p_1 = 3 (u_3 u_3 alone), {@code psi_2} p_2 = 2 ({@code u_2(he_3^2) != 0}), so
 * alpha = min(2, 2 a + 1), with a kink at 1/2. he4/he4: min(3, 2 a + 1), at 1. he3/relu: u_3(relu) = 0 leaves p_1 none, alpha =
 * 2 a + 1, no kink; online it has no drift. Batch reuse of he3/he3: min(2, 2 (a - 1) + 1), a kink at 3/2.
 */
public final class Asymptotics {
    private final Model model;
    private final OverlapMode mode;
    private final double batch;

    /** The asymptotics of a model whose steps see one sample. */
    public Asymptotics(Model model, OverlapMode mode) {
        this(model, mode, 0);
    }

    /**
     * The asymptotics of a model.
     *
     * @param batch b, if a step sees {@code B ~ d^b} samples
     */
    public Asymptotics(Model model, OverlapMode mode, double batch) {
        this.model = model;
        this.mode = mode;
        this.batch = batch;
    }

    /** An exponent, and whether {@code T ~ d^alpha log d}: whether only order 2 attains the minimum. */
    public record Exponent(double alpha, boolean logFactor) {}

    /** A stretch of the learning-rate exponent on which {@code alpha = intercept + slope a}. */
    public record Segment(double from, double to, double intercept, double slope) {}

    /**
     * What is left of a coefficient at small learning rates: {@code mu_i ~ coefficient eta^power d^dimension}, with
     * {@code |x|^2} put to d.
     *
     * @param order i
     * @param settled whether the power is known; else it is a measured slope
     */
    public record Leading(int order, double coefficient, double power, double dimension, boolean settled) {}

    /**
     * The leading power of the learning rate in the coefficient of an order i, beyond that of psi itself.
     *
     * @param lift by how much a law of gamma that psi's own size makes up for is shallower
     */
    private record Lead(int order, double power, boolean drives, double lift) {
        /** Its share in the coefficient at a dimension is {@code d^-weakness}. */
        double weakness(double relative) {
            return power * relative;
        }

        double alpha(double relative, StepSizePolicy policy) {
            return policy.law()
                    .map(law -> law.exponent() - lift + weakness(relative) + Math.max(order / 2.0 - 1, 0))
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
        double relative = relative(coefficient, exponent);
        List<Lead> leads = leads(coefficient, relative);
        double best = least(leads, relative, policy);
        boolean logFactor = leads.stream()
                .filter(lead -> lead.drives && lead.alpha(relative, policy) == best)
                .allMatch(lead -> lead.order == 2);
        return Optional.of(new Exponent(inSteps(best, leads, relative, policy), logFactor));
    }

    /** What the batch leaves of the best exponent. */
    private double inSteps(double best, List<Lead> leads, double relative, StepSizePolicy policy) {
        boolean follows = policy.kind() == StepSizePolicy.Kind.OPTIMAL || policy.kind() == StepSizePolicy.Kind.FASTEST;
        if (batch == 0 || !follows) {
            return best;
        }
        boolean bounded = model.loss().readsPrediction() && model.geometry().keepsAlong();
        double least = leads.stream()
                .filter(lead -> bounded && lead.drives && lead.alpha(relative, policy) == best)
                .mapToDouble(lead -> lead.order / 2.0 - 1)
                .min()
                .orElse(0);
        return Math.max(best - batch, Math.max(least, 0));
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
        if (DriftExpansion.scaling(model, coefficient).isEmpty()) {
            caveats.add(Caveat.NO_SCALING);
            return caveats;
        }
        if (!DriftExpansion.exists(model, coefficient)) {
            caveats.add(Caveat.NO_MEAN);
            return caveats;
        }
        double relative = relative(coefficient, exponent);
        if (relative < 0) {
            caveats.add(model.algorithm().repeatsGradient() ? Caveat.LARGE_INNER_STEP : Caveat.UNBOUNDED_INNER_STEP);
            return caveats;
        }
        if (!policy.followsDimension()) {
            caveats.add(Caveat.NO_LAW);
        }
        Optional<Caveat> verdict =
                decide(leads(coefficient, relative), relative == 0 ? List.of() : open(coefficient), relative, policy);
        verdict.map(found -> found == Caveat.NO_DRIFT && !model.algorithm().dependsOnLabel(model.loss())
                        ? Caveat.NO_LABEL
                        : found)
                .ifPresent(caveats::add);
        if (verdict.isEmpty() && relative > 0 && leading(coefficient).stream().anyMatch(term -> !term.settled())) {
            caveats.add(Caveat.BROKEN_POWER);
        }
        return caveats;
    }

    /**
     * Why leading powers leave no exponent, or one to be read with care.
     *
     * @param open coefficients of which no power is known
     */
    private Optional<Caveat> decide(List<Lead> leads, List<Lead> open, double relative, StepSizePolicy policy) {
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
        double lift = leads.isEmpty() ? 0 : leads.get(0).lift;
        return policy.law()
                .filter(law -> law.exponent() - lift < stable - batch)
                .map(law -> Caveat.UNSTABLE);
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
        Optional<Scaling> scaling = DriftExpansion.scaling(model, coefficient);
        if (scaling.isEmpty() || !DriftExpansion.exists(model, coefficient)) {
            return List.of();
        }
        double offset = model.algorithm().usesEta() ? scaling.get().power() - pooled() : 0;
        List<Segment> segments = new ArrayList<>();
        double from = 0;
        for (double to : crossings(leads, open)) {
            double middle = to == Double.POSITIVE_INFINITY ? from + 1 : (from + to) / 2;
            double low = from;
            from = to;
            if (to + offset <= 0 || decide(leads, open, middle, best).isPresent()) {
                continue;
            }
            double least = least(leads, middle, best);
            Lead leading = leads.stream()
                    .filter(lead -> lead.drives && lead.alpha(middle, best) == least)
                    .findFirst()
                    .orElseThrow();
            double slope = 2 * leading.power;
            double intercept = leading.alpha(0, best) - slope * offset - batch;
            Segment last = segments.isEmpty() ? null : segments.get(segments.size() - 1);
            if (last != null && last.to == low + offset && last.slope == slope && last.intercept == intercept) {
                segments.remove(segments.size() - 1);
                low = last.from - offset;
            }
            segments.add(new Segment(Math.max(low + offset, 0), to + offset, intercept, slope));
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
                .filter(lead -> lead.power == k - 1 && lead.drives)
                .mapToInt(Lead::order)
                .min();
    }

    /**
     * The leading powers of the coefficients that differ from 0 and whose power theory finds, by increasing order.
     *
     * @param coefficient c, whose sign matters
     */
    public List<Leading> leading(double coefficient) {
        Optional<Scaling> scaling = DriftExpansion.scaling(model, coefficient);
        return scaling.stream()
                .flatMap(by -> DriftExpansion.of(model, coefficient).leading().stream()
                        .map(term -> new Leading(
                                term.order(),
                                term.strength() / Drift.factorial(term.order()),
                                term.power(),
                                by.level() + term.power() * by.power(),
                                term.settled())))
                .toList();
    }

    /** The leading powers; at relative = 0, where all powers weigh alike, their sums instead. */
    private List<Lead> leads(double coefficient, double relative) {
        double rise =
                DriftExpansion.scaling(model, coefficient).map(Scaling::level).orElse(0.0);
        if (relative == 0 && model.algorithm().usesEta()) {
            Drift whole = DriftExpansion.limit(model, coefficient);
            return IntStream.rangeClosed(1, whole.order())
                    .filter(i -> whole.strength(i) != 0)
                    .mapToObj(i -> new Lead(i, 0, Drift.drivesEscape(i, whole.strength(i), mode), rise))
                    .toList();
        }
        DriftExpansion expansion = DriftExpansion.of(model, coefficient);
        double lift = Double.isNaN(relative) ? rise : rise - expansion.level() * relative;
        return expansion.leading().stream()
                .map(term -> new Lead(
                        term.order(),
                        term.power() - expansion.level(),
                        Drift.drivesEscape(term.order(), term.strength(), mode),
                        lift))
                .toList();
    }

    /** Coefficients that differ from 0, by a power beyond those of the expansion: each may drive or hold. */
    private List<Lead> open(double coefficient) {
        DriftExpansion expansion = DriftExpansion.of(model, coefficient);
        return expansion.open().stream()
                .map(i -> new Lead(i, expansion.beyond(), true, 0))
                .toList();
    }

    /** The exponent of the parameter in which psi is expanded. */
    private double relative(double coefficient, double exponent) {
        if (!model.algorithm().usesEta()) {
            return 0;
        }
        return exponent
                + pooled()
                - DriftExpansion.scaling(model, coefficient).orElseThrow().power();
    }

    /** The power of d by which a batch that moves the second layer or the weights makes the inner learning rate smaller. */
    private double pooled() {
        return model.algorithm().coupling() == Coupling.NONE ? 0 : batch;
    }
}

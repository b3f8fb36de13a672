package dev.escapement.theory.expansion;

import dev.escapement.algorithm.Algorithm;
import dev.escapement.algorithm.Model;
import dev.escapement.algorithm.Problem;
import dev.escapement.link.Link;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The coefficients {@code mu_i(eta)} of a model as powers of the inner learning rate: psi is {@code sum_k psi_k} with
 * {@code psi_k} of the (k-1)-th power, and {@code i! mu_i = sqrt(i) E[psi he_i(A) he_(i-1)(B)]} for independent standard
 * Gaussian A and B.
 *
 * <p>Online psi does not depend on eta; alternating psi is of degree 1 (correlation) or 2 (squared loss) in it. Batch reuse
 * has powers of {@code eta |x|^2}, the paper's expansion with {@code |x|^2} put to d: finitely many with a polynomial
 * activation, else an asymptotic series as {@code eta d} tends to 0. Powers from the first whose coefficients overflow on are
 * left out. Of a psi that has none of these forms only the leading power of each coefficient is known, found by evaluation.
 *
 * @param terms {@code i! mu_i} of {@code psi_k} at index [k - 1][i], in powers of the learning rate's absolute value
 * @param leading the first power of each coefficient, by increasing order
 * @param open orders of coefficients that are not 0 and whose first power is not known
 * @param level the power of the learning rate that psi itself has; 0 unless it vanishes with the learning rate
 * @param complete whether no further i exist
 * @param finite whether no further powers exist
 */
public record DriftExpansion(
        double[][] terms,
        List<LeadingTerm> leading,
        List<Integer> open,
        double level,
        boolean complete,
        boolean finite) {
    /** The highest i computed where more exist. */
    static final int ORDER = 24;

    /** A small parameter of the expansion. */
    private static final double SMALL = 1e-3;

    /** A parameter of the expansion at which no coefficient vanishes by chance. */
    private static final double GENERIC = 0.37;

    /** How many expansions, and how many drifts that took quadratures, are kept. */
    private static final int REMEMBERED = 1000;

    private static final Recent<Key, DriftExpansion> EXPANSIONS = new Recent<>(REMEMBERED);
    private static final Recent<Key, Optional<Scaling>> SCALINGS = new Recent<>(REMEMBERED);
    private static final Recent<Setting, EvaluatedDrift> DRIFTS = new Recent<>(REMEMBERED);
    /** Where a rule's direction is taken to be what it is as d grows without bound. */
    private static final double ENDLESS = 0x1p44;

    private record Key(Model model, int side) {
        static Key of(Model model, double eta) {
            return new Key(Teacher.of(model), eta < 0 ? -1 : 1);
        }
    }

    private record Setting(Model model, double eta, double dimension) {
        /** One for all dimensions where the rule reads neither d nor {@code |x|^2}. */
        static Setting of(Model model, double eta, double dimension) {
            Algorithm rule = model.algorithm();
            boolean reads = rule.readsSquaredNorm() || rule.readsDimension();
            return new Setting(Teacher.of(model), eta, reads ? dimension : Problem.LARGE);
        }
    }

    /** Keeps copies. */
    public DriftExpansion {
        terms = copy(terms);
        leading = List.copyOf(leading);
        open = List.copyOf(open);
    }

    /** A copy. */
    @Override
    public double[][] terms() {
        return copy(terms);
    }

    private static double[][] copy(double[][] terms) {
        return Arrays.stream(terms).map(double[]::clone).toArray(double[][]::new);
    }

    /**
     * The expansion of a model on one side of 0.
     *
     * @param eta any learning rate on that side; a coefficient may depend on the side where an activation has a kink
     */
    public static DriftExpansion of(Model model, double eta) {
        return EXPANSIONS.get(Key.of(model, eta), DriftExpansion::compute);
    }

    /**
     * The drift of any model at an inner learning rate; not a number where psi has no mean. Where the coefficients are
     * polynomials in eta, {@code |x|^2} is put to {@code dimension}, as the paper does; else the coefficients are found by
     * quadrature, over {@code |x|^2}, a chi-square variable, as well.
     */
    public static Drift drift(Model model, double eta, double dimension) {
        // What a rule that has no inner learning rate is given for one may be NaN.
        double rate = model.algorithm().usesEta() ? eta : 0;
        if (!finite(model)) {
            return evaluated(model, rate, dimension).drift();
        }
        DriftExpansion expansion = of(model, rate);
        if (expansion.terms.length == 0) {
            double[] none = new double[ORDER + 1];
            Arrays.fill(none, Double.NaN);
            return new Drift(none, false);
        }
        double power = Math.abs(model.algorithm().readsSquaredNorm() ? rate * dimension : rate);
        double[] strength = new double[expansion.terms[0].length];
        double factor = 1;
        for (double[] term : expansion.terms) {
            for (int i = 1; i < strength.length; i++) {
                strength[i] += factor * term[i];
            }
            factor *= power;
        }
        return new Drift(strength, expansion.complete);
    }

    /**
     * The drift as d grows without bound while {@code eta d^s} stays, s the power of the model's {@link Scaling}: what psi has
     * beyond the scaling's level.
     */
    public static Drift limit(Model model, double parameter) {
        if (finite(model)) {
            return model.algorithm().readsSquaredNorm()
                    ? drift(model, parameter / Problem.LARGE, Problem.LARGE)
                    : drift(model, parameter, Problem.LARGE);
        }
        return evaluatedLimit(model, parameter).drift();
    }

    /** The same by evaluation, whatever the model. */
    static EvaluatedDrift evaluatedLimit(Model model, double parameter) {
        Scaling scaling = scaling(model, parameter).orElse(new Scaling(0, 0, false));
        double dimension = scaling.exact() ? Problem.LARGE : ENDLESS;
        double rate = model.algorithm().usesEta() ? parameter / StrictMath.pow(dimension, scaling.power()) : 0;
        EvaluatedDrift found = evaluated(model, rate, dimension);
        return scaling.level() == 0 ? found : found.times(StrictMath.pow(dimension, -scaling.level()));
    }

    private static EvaluatedDrift evaluated(Model model, double eta, double dimension) {
        return DRIFTS.get(
                Setting.of(model, eta, dimension), key -> EvaluatedDrift.of(key.model, key.eta, key.dimension));
    }

    /**
     * How the model's direction depends on d; empty if theory finds no power of it that goes with eta.
     *
     * @param eta any learning rate of the same sign
     */
    public static Optional<Scaling> scaling(Model model, double eta) {
        return SCALINGS.get(Key.of(model, eta), key -> Scaling.of(key.model, key.side));
    }

    /** Whether psi is a polynomial in the learning rate. */
    private static boolean finite(Model model) {
        return Powers.cover(model) && polynomial(model);
    }

    private static boolean polynomial(Model model) {
        return model.algorithm().polynomial(model.neuron(), model.loss()).isPresent()
                || Powers.repeatsLinearGradient(model)
                        && model.neuron().activation().degree().isPresent();
    }

    private static DriftExpansion compute(Key key) {
        Model model = key.model();
        int highest = highest(model);
        double[][] all = PolynomialDrift.covers(model)
                ? onSide(PolynomialDrift.terms(model), key.side())
                : products(model, key.side(), Math.min(highest, ORDER));
        if (all.length == 0) {
            return evaluated(model, key.side());
        }
        double[][] terms = Arrays.stream(all)
                .takeWhile(term -> Arrays.stream(term).allMatch(Double::isFinite))
                .toArray(double[][]::new);
        boolean finite = (finite(model) || !model.algorithm().usesEta()) && terms.length == all.length;
        List<LeadingTerm> leading = leading(terms);
        List<Integer> open = finite || finite(model) ? List.of() : unknown(leading, limit(model, key.side() * GENERIC));
        return new DriftExpansion(terms, leading, open, 0, highest < Integer.MAX_VALUE, finite);
    }

    private static DriftExpansion evaluated(Model model, int side) {
        if (!model.algorithm().usesEta()) {
            double[][] only = {limit(model, 0).strength()};
            return new DriftExpansion(only, leading(only), List.of(), 0, false, true);
        }
        LeadingPowers powers = new LeadingPowers(model, side);
        return new DriftExpansion(new double[0][], powers.settled(), powers.open(), powers.level(), false, false);
    }

    /** Whether psi has a mean, so that there are coefficients. */
    public static boolean exists(Model model, double eta) {
        Drift any = limit(model, Math.copySign(SMALL, eta));
        return Arrays.stream(any.strength()).allMatch(Double::isFinite);
    }

    private static List<Integer> unknown(List<LeadingTerm> leading, Drift whole) {
        return IntStream.rangeClosed(1, whole.order())
                .filter(i -> whole.strength(i) != 0 && leading.stream().noneMatch(term -> term.order() == i))
                .boxed()
                .toList();
    }

    /** A power that those of coefficients which differ from 0 have at least where {@link #leading} does not name them. */
    public double beyond() {
        return terms.length > 0 ? terms.length : LeadingPowers.BEYOND;
    }

    private static List<LeadingTerm> leading(double[][] terms) {
        List<LeadingTerm> leading = new ArrayList<>();
        for (int i = 1; terms.length > 0 && i < terms[0].length; i++) {
            int k = 0;
            while (k < terms.length && terms[k][i] == 0) {
                k++;
            }
            if (k < terms.length) {
                leading.add(new LeadingTerm(i, terms[k][i], k, true));
            }
        }
        return leading;
    }

    /** Powers of a learning rate in powers of its size. */
    private static double[][] onSide(double[][] terms, int side) {
        for (int k = 1; side < 0 && k < terms.length; k += 2) {
            for (int i = 1; i < terms[k].length; i++) {
                terms[k][i] = terms[k][i] == 0 ? 0 : -terms[k][i];
            }
        }
        return terms;
    }

    /** The terms of a model as products of one-dimensional integrals; none if its psi has no form that theory expands. */
    public static double[][] products(Model model, int side, int order) {
        Optional<Powers> known = Powers.of(model, side, order);
        if (known.isEmpty()) {
            return new double[0][];
        }
        Powers powers = known.get();
        double[][] terms = new double[powers.count()][];
        for (int k = 1; k <= terms.length; k++) {
            Products sum = new Products(order);
            powers.add(k, sum);
            terms[k - 1] = sum.coefficients();
        }
        return terms;
    }

    /** The highest i, from the degrees of label and activation where psi is a polynomial in them; else unbounded. */
    private static int highest(Model model) {
        return model.algorithm()
                .polynomial(model.neuron(), model.loss())
                .map(psi -> Math.max(
                        1,
                        Math.min(
                                degree(model.link(), psi.labelDegree()),
                                degree(model.neuron().activation(), psi.valueDegree() + 1))))
                .orElse(Integer.MAX_VALUE);
    }

    private static int degree(Link link, int power) {
        return link.degree().isPresent() ? power * link.degree().getAsInt() : Integer.MAX_VALUE;
    }
}

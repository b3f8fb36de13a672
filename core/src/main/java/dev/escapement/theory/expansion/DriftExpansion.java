package dev.escapement.theory.expansion;

import dev.escapement.algorithm.Model;
import dev.escapement.algorithm.Problem;
import dev.escapement.link.Link;
import java.util.Arrays;
import java.util.Optional;

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
 * @param perSquaredNorm whether the rule reads {@code |x|^2}, so that powers are of {@code eta d} rather than of eta
 * @param complete whether no further i exist
 * @param finite whether no further powers exist
 */
public record DriftExpansion(double[][] terms, boolean perSquaredNorm, boolean complete, boolean finite) {
    /** The highest i computed where more exist. */
    static final int ORDER = 24;

    /** How many expansions, and how many drifts that took quadratures, are kept. */
    private static final int REMEMBERED = 1000;

    private static final Recent<Key, DriftExpansion> EXPANSIONS = new Recent<>(REMEMBERED);
    private static final Recent<Setting, Drift> DRIFTS = new Recent<>(REMEMBERED);

    private record Key(Model model, int side) {}

    private record Setting(Model model, double eta, double dimension) {}

    /** Keeps a copy. */
    public DriftExpansion {
        terms = copy(terms);
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
        return EXPANSIONS.get(new Key(model, eta < 0 ? -1 : 1), DriftExpansion::compute);
    }

    /**
     * The drift of any model at an inner learning rate: with {@code |x|^2} put to {@code dimension} where the coefficients are
     * polynomials in eta, as the paper does; else by quadrature, over {@code |x|^2}, a chi-square variable, as well.
     */
    public static Drift drift(Model model, double eta, double dimension) {
        // What a rule that has no inner learning rate is given for one may be NaN.
        double rate = model.algorithm().usesEta() ? eta : 0;
        if (!finite(model)) {
            return DRIFTS.get(
                    new Setting(model, rate, dimension),
                    key -> new Drift(EvaluatedDrift.coefficients(model, rate, dimension), false));
        }
        DriftExpansion expansion = of(model, rate);
        double power = Math.abs(expansion.perSquaredNorm ? rate * dimension : rate);
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
     * The drift as d grows without bound while the parameter of the expansion stays: eta, or {@code eta d} where the rule
     * reads {@code |x|^2}.
     */
    public static Drift limit(Model model, double parameter) {
        return model.algorithm().readsSquaredNorm()
                ? drift(model, parameter / Problem.LARGE, Problem.LARGE)
                : drift(model, parameter, Problem.LARGE);
    }

    /** Whether psi is a polynomial in the learning rate. */
    private static boolean finite(Model model) {
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
            all = LeadingPowers.of(model, key.side());
        }
        double[][] terms = Arrays.stream(all)
                .takeWhile(term -> Arrays.stream(term).allMatch(Double::isFinite))
                .toArray(double[][]::new);
        boolean finite = (finite(model) || !model.algorithm().usesEta()) && terms.length == all.length;
        return new DriftExpansion(terms, model.algorithm().readsSquaredNorm(), highest < Integer.MAX_VALUE, finite);
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

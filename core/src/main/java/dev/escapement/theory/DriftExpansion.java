package dev.escapement.theory;

import dev.escapement.algorithm.Alternating;
import dev.escapement.algorithm.BatchReuse;
import dev.escapement.algorithm.Direction;
import dev.escapement.algorithm.Loss;
import dev.escapement.algorithm.Model;
import dev.escapement.link.Link;
import dev.escapement.link.Polynomial;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The coefficients {@code mu_i(eta)} of a model as polynomials in the inner learning rate, where they are: psi is
 * {@code sum_k eta^(k-1) psi_k}, and {@code i! mu_i = sqrt(i) E[psi he_i(A) he_(i-1)(B)]} for independent standard Gaussian
 * A and B.
 *
 * <p>Online psi does not depend on eta; alternating psi is of degree 1 (correlation) or 2 (squared loss) in it, read off
 * the update rule itself at eta = 0, 1, -1. Batch reuse with a polynomial activation is Taylor's series of {@code a r act'}
 * at {@code z + delta}, {@code delta = eta a r act'(z) |x|^2}: with {@code r(v) = y - share a act(v)},
 * {@code psi_k = a (a r act')^(k-1) (y act^(k) - share a (act^2/2)^(k)) / (k-1)!} in powers of {@code eta |x|^2}, the paper's
 * expansion with {@code |x|^2} put to d. Powers from the first whose coefficients overflow on are left out.
 *
 * @param terms {@code i! mu_i} of {@code psi_k} at index [k - 1][i]
 * @param perSquaredNorm whether powers are of {@code eta d} rather than of eta
 * @param complete whether no further i exist
 */
public record DriftExpansion(double[][] terms, boolean perSquaredNorm, boolean complete) {
    private static final int NORM_NODES = 3;
    private static final ConcurrentHashMap<Model, DriftExpansion> KNOWN = new ConcurrentHashMap<>();

    /** Whether a model's coefficients are polynomials in eta. */
    public static boolean exists(Model model) {
        return !(model.algorithm() instanceof BatchReuse) || model.neuron().activation() instanceof Polynomial;
    }

    /** The expansion of a model for which one {@link #exists}. */
    public static DriftExpansion of(Model model) {
        return KNOWN.computeIfAbsent(model, DriftExpansion::compute);
    }

    /**
     * The drift of any model at an inner learning rate: with {@code |x|^2} put to {@code dimension} where the coefficients are
     * polynomials in eta, as the paper does; else by quadrature, over {@code |x|^2}, a chi-square variable, as well.
     */
    public static Drift drift(Model model, double eta, double dimension) {
        if (!exists(model)) {
            return new Drift(numerically(model, eta, dimension), false);
        }
        DriftExpansion expansion = of(model);
        double power = expansion.perSquaredNorm ? eta * dimension : eta;
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

    private static double[] numerically(Model model, double eta, double dimension) {
        GaussRule norms = dimension < StepFactory.LARGE
                ? GaussRule.chiSquare(dimension, NORM_NODES)
                : new GaussRule(new double[] {dimension}, new double[] {1});
        double[] strength = new double[Projection.ORDER + 1];
        Direction direction = model.direction(eta, 1 << 12);
        for (int j = 0; j < norms.size(); j++) {
            Projection projection = new Projection(model, eta, norms.nodes()[j]);
            projection.add(1, direction::psi);
            double[] term = projection.coefficients();
            for (int i = 0; i < strength.length; i++) {
                strength[i] += norms.weights()[j] * term[i];
            }
        }
        return strength;
    }

    private static DriftExpansion compute(Model model) {
        boolean complete = model.link() instanceof Polynomial && model.neuron().activation() instanceof Polynomial;
        if (model.algorithm() instanceof BatchReuse) {
            return new DriftExpansion(batchReuse(model), true, false);
        }
        if (!(model.algorithm() instanceof Alternating)) {
            return new DriftExpansion(new double[][] {combination(model, 1, 0, 0)}, false, complete);
        }
        List<double[]> terms = new ArrayList<>();
        terms.add(combination(model, 1, 0, 0));
        terms.add(combination(model, 0, 0.5, -0.5));
        if (model.loss() == Loss.SQUARED) {
            terms.add(combination(model, -1, 0.5, 0.5));
        }
        return new DriftExpansion(terms.toArray(double[][]::new), false, complete);
    }

    /** The coefficients of a combination of the directions at eta = 0, 1 and -1. */
    private static double[] combination(Model model, double zero, double plus, double minus) {
        Projection projection = new Projection(model, 0, 1);
        double[] share = {zero, plus, minus};
        for (int j = 0; j < share.length; j++) {
            if (share[j] != 0) {
                Direction direction = model.direction(j == 0 ? 0 : j == 1 ? 1 : -1, 1 << 12);
                projection.add(share[j], direction::psi);
            }
        }
        return projection.coefficients();
    }

    private static double[][] batchReuse(Model model) {
        HermiteSeries act = HermiteSeries.of((Polynomial) model.neuron().activation());
        boolean squared = model.loss() == Loss.SQUARED;
        HermiteSeries energy = act.square();
        int order = squared ? energy.degree() : act.degree();
        double a = model.neuron().secondLayer();
        List<double[]> terms = new ArrayList<>();
        double factorial = 1;
        for (int k = 1; k <= Math.max(order, 1); k++) {
            factorial *= Math.max(k - 1, 1);
            double scale = a / factorial;
            int power = k - 1;
            HermiteSeries slope = act.derivative(1);
            HermiteSeries bend = act.derivative(k);
            HermiteSeries energyBend = energy.derivative(k);
            Projection projection = new Projection(model, 0, 1);
            Link link = model.link();
            projection.add(1, (z, s, noise, norm, psi, n) -> {
                for (int i = 0; i < n; i++) {
                    double y = link.value(s[i]) + model.noiseStd() * noise[i];
                    double residual = squared ? y - a * act.at(z[i]) : y;
                    double push = a * residual * slope.at(z[i]);
                    double value = y * bend.at(z[i]) - (squared ? a * energyBend.at(z[i]) / 2 : 0);
                    for (int j = 0; j < power; j++) {
                        value *= push;
                    }
                    psi[i] = scale * value;
                }
            });
            double[] term = projection.coefficients();
            if (!Arrays.stream(term).allMatch(Double::isFinite)) {
                break;
            }
            terms.add(term);
        }
        return terms.toArray(double[][]::new);
    }
}

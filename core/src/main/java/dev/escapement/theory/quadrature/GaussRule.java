package dev.escapement.theory.quadrature;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.IntToDoubleFunction;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;

/**
 * A Gauss quadrature: {@code sum_j weights[j] f(nodes[j])} is the expectation of {@code f} under a probability measure,
 * exactly for polynomials up to degree {@code 2 n - 1}.
 *
 * <p>Nodes are the eigenvalues of the measure's symmetric tridiagonal Jacobi matrix (Golub, Welsch 1969), polished by one
 * Newton step on the orthonormal polynomial; weights are Christoffel numbers, {@code 1 / sum_k p_k(x)^2}, which keep their
 * relative accuracy where an eigenvector's first component underflows. Arithmetic and square roots only, so the bits are
 * the same on every machine.
 */
public final class GaussRule {
    /** The most nodes of a kept rule: beyond it the polynomials overflow. */
    static final int MOST = 600;

    private static final AtomicReferenceArray<GaussRule> HERMITE = new AtomicReferenceArray<>(MOST + 1);
    private static final AtomicReferenceArray<GaussRule> LEGENDRE = new AtomicReferenceArray<>(MOST + 1);

    private final double[] nodes;
    private final double[] weights;

    /**
     * A rule of given nodes and weights, which it keeps.
     *
     * @param nodes increasing
     * @param weights positive
     */
    public GaussRule(double[] nodes, double[] weights) {
        this.nodes = nodes;
        this.weights = weights;
    }

    /** The rule of one node, of weight 1. */
    public static GaussRule at(double node) {
        return new GaussRule(new double[] {node}, new double[] {1});
    }

    /** The Gauss-Hermite rule for a standard Gaussian; {@code n} up to 600, where the polynomials near overflow. */
    public static GaussRule hermite(int n) {
        return kept(HERMITE, n, Math::sqrt);
    }

    /** The Gauss-Legendre rule for the uniform measure on [-1, 1]. */
    public static GaussRule legendre(int n) {
        return kept(LEGENDRE, n, k -> k / Math.sqrt(4.0 * k * k - 1));
    }

    private static GaussRule kept(AtomicReferenceArray<GaussRule> rules, int n, IntToDoubleFunction b) {
        GaussRule rule = rules.get(n);
        if (rule == null) {
            rule = golubWelsch(n, k -> 0, b).symmetric();
            rules.set(n, rule);
        }
        return rule;
    }

    /** The rule for a chi-square variable with {@code freedom > 0} degrees (generalised Gauss-Laguerre). */
    public static GaussRule chiSquare(double freedom, int n) {
        double shape = freedom / 2;
        return golubWelsch(n, k -> 2 * (2 * k + shape), k -> 2 * Math.sqrt(k * (k + shape - 1)));
    }

    /** How many nodes there are. */
    public int size() {
        return nodes.length;
    }

    /** A node; they increase. */
    public double node(int j) {
        return nodes[j];
    }

    /** The weight of a node, positive; the sum is 1. */
    public double weight(int j) {
        return weights[j];
    }

    /** A copy of the nodes. */
    public double[] nodes() {
        return nodes.clone();
    }

    /** The rule without the nodes whose weight is below {@code floor}. */
    GaussRule above(double floor) {
        int from = 0;
        int to = size();
        while (weights[from] < floor) {
            from++;
        }
        while (weights[to - 1] < floor) {
            to--;
        }
        return new GaussRule(Arrays.copyOfRange(nodes, from, to), Arrays.copyOfRange(weights, from, to));
    }

    /** The upper half of the nodes, each of twice its weight: the same for an even function. */
    GaussRule half() {
        int from = size() / 2;
        double[] doubled = Arrays.copyOfRange(weights, from, size());
        for (int j = 0; j < doubled.length; j++) {
            doubled[j] *= 2;
        }
        return new GaussRule(Arrays.copyOfRange(nodes, from, size()), doubled);
    }

    /** Of a measure whose orthonormal polynomials obey {@code b_(k+1) p_(k+1) = (x - a_k) p_k - b_k p_(k-1)}. */
    private static GaussRule golubWelsch(int n, IntToDoubleFunction a, IntToDoubleFunction b) {
        double[] diagonal = new double[n];
        double[] off = new double[n + 1];
        DMatrixRMaj jacobi = new DMatrixRMaj(n, n);
        for (int k = 0; k < n; k++) {
            diagonal[k] = a.applyAsDouble(k);
            off[k + 1] = b.applyAsDouble(k + 1);
            jacobi.set(k, k, diagonal[k]);
            if (k + 1 < n) {
                jacobi.set(k, k + 1, off[k + 1]);
                jacobi.set(k + 1, k, off[k + 1]);
            }
        }
        EigenDecomposition_F64<DMatrixRMaj> eigen = DecompositionFactory_DDRM.eig(n, false, true);
        if (!eigen.decompose(jacobi)) {
            throw new IllegalStateException("the eigenvalues of a Jacobi matrix of order " + n + " did not converge");
        }
        double[] nodes = new double[n];
        for (int j = 0; j < n; j++) {
            nodes[j] = eigen.getEigenvalue(j).getReal();
        }
        Arrays.sort(nodes);
        double[] weights = new double[n];
        for (int j = 0; j < n; j++) {
            nodes[j] -= newtonStep(nodes[j], diagonal, off);
            weights[j] = christoffel(nodes[j], diagonal, off);
        }
        return new GaussRule(nodes, weights);
    }

    /** {@code p_n / p_n'} at {@code x}. */
    private static double newtonStep(double x, double[] diagonal, double[] off) {
        double before = 0;
        double value = 1;
        double slopeBefore = 0;
        double slope = 0;
        for (int k = 0; k < diagonal.length; k++) {
            double next = ((x - diagonal[k]) * value - off[k] * before) / off[k + 1];
            double slopeNext = (value + (x - diagonal[k]) * slope - off[k] * slopeBefore) / off[k + 1];
            before = value;
            value = next;
            slopeBefore = slope;
            slope = slopeNext;
        }
        return value / slope;
    }

    private static double christoffel(double x, double[] diagonal, double[] off) {
        double before = 0;
        double value = 1;
        double sum = 1;
        for (int k = 0; k + 1 < diagonal.length; k++) {
            double next = ((x - diagonal[k]) * value - off[k] * before) / off[k + 1];
            before = value;
            value = next;
            sum += value * value;
        }
        return 1 / sum;
    }

    /** The nodes of several rules, one rule after the other. */
    static GaussRule union(List<GaussRule> rules) {
        return new GaussRule(
                rules.stream()
                        .flatMapToDouble(rule -> Arrays.stream(rule.nodes))
                        .toArray(),
                rules.stream()
                        .flatMapToDouble(rule -> Arrays.stream(rule.weights))
                        .toArray());
    }

    /**
     * The rule of at most n nodes that agrees with this one for polynomials up to degree {@code 2 n - 1}: the Gauss rule of its
     * measure, by Stieltjes' procedure. Nodes that are no finite numbers stay as they are, each kind as one node.
     */
    GaussRule compressed(int n) {
        Map<Double, Double> mass = new TreeMap<>();
        for (int j = 0; j < size(); j++) {
            mass.merge(nodes[j], weights[j], Double::sum);
        }
        GaussRule merged = of(mass);
        if (merged.size() <= n) {
            return merged;
        }
        Map<Double, Double> rest = new TreeMap<>(mass);
        rest.keySet().removeIf(Double::isFinite);
        mass.keySet().removeAll(rest.keySet());
        GaussRule finite = of(mass);
        return rest.isEmpty()
                ? finite.stieltjes(n)
                : union(List.of(finite.size() <= n ? finite : finite.stieltjes(n), of(rest)));
    }

    private static GaussRule of(Map<Double, Double> mass) {
        return new GaussRule(
                mass.keySet().stream().mapToDouble(x -> x).toArray(),
                mass.values().stream().mapToDouble(x -> x).toArray());
    }

    private GaussRule stieltjes(int n) {
        double total = Arrays.stream(weights).sum();
        double[] a = new double[n + 1];
        double[] b = new double[n + 2];
        double[] before = new double[size()];
        double[] at = new double[size()];
        Arrays.fill(at, 1 / Math.sqrt(total));
        for (int k = 0; k <= n; k++) {
            for (int j = 0; j < size(); j++) {
                a[k] += weights[j] * nodes[j] * at[j] * at[j];
            }
            double squares = 0;
            double[] next = new double[size()];
            for (int j = 0; j < size(); j++) {
                next[j] = (nodes[j] - a[k]) * at[j] - b[k] * before[j];
                squares += weights[j] * next[j] * next[j];
            }
            b[k + 1] = Math.sqrt(squares);
            for (int j = 0; j < size(); j++) {
                next[j] /= b[k + 1];
            }
            before = at;
            at = next;
        }
        GaussRule rule = golubWelsch(n, k -> a[k], k -> b[k]);
        for (int j = 0; j < n; j++) {
            rule.weights[j] *= total;
        }
        return rule;
    }

    /** Makes exact the mirror symmetry that rounding broke. */
    private GaussRule symmetric() {
        int n = size();
        for (int j = 0; j < n / 2; j++) {
            double node = (nodes[n - 1 - j] - nodes[j]) / 2;
            double weight = (weights[n - 1 - j] + weights[j]) / 2;
            nodes[j] = -node;
            nodes[n - 1 - j] = node;
            weights[j] = weight;
            weights[n - 1 - j] = weight;
        }
        if (n % 2 == 1) {
            nodes[n / 2] = 0;
        }
        return this;
    }
}

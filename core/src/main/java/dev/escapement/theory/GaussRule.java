package dev.escapement.theory;

import java.util.Arrays;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntToDoubleFunction;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;

/**
 * A Gauss quadrature: {@code sum_j weights[j] f(nodes[j])} is the expectation of {@code f} under a probability measure,
 * exactly for polynomials up to degree {@code 2 n - 1}. The arrays are shared: read only.
 *
 * <p>Nodes are the eigenvalues of the measure's symmetric tridiagonal Jacobi matrix (Golub, Welsch 1969), polished by one
 * Newton step on the orthonormal polynomial; weights are Christoffel numbers, {@code 1 / sum_k p_k(x)^2}, which keep their
 * relative accuracy where an eigenvector's first component underflows. Arithmetic and square roots only, so the bits are
 * the same on every machine.
 *
 * @param nodes increasing
 * @param weights positive, of sum 1
 */
record GaussRule(double[] nodes, double[] weights) {
    private static final ConcurrentHashMap<Integer, GaussRule> HERMITE = new ConcurrentHashMap<>();
    private static final ConcurrentHashMap<Integer, GaussRule> LEGENDRE = new ConcurrentHashMap<>();

    /** The Gauss-Hermite rule for a standard Gaussian; {@code n} up to 600, where the polynomials near overflow. */
    static GaussRule hermite(int n) {
        return HERMITE.computeIfAbsent(
                n, size -> golubWelsch(size, k -> 0, Math::sqrt).symmetric());
    }

    /** The Gauss-Legendre rule for the uniform measure on [-1, 1]. */
    static GaussRule legendre(int n) {
        return LEGENDRE.computeIfAbsent(
                n,
                size -> golubWelsch(size, k -> 0, k -> k / Math.sqrt(4.0 * k * k - 1))
                        .symmetric());
    }

    /** The rule for a chi-square variable with {@code freedom > 0} degrees (generalised Gauss-Laguerre). */
    static GaussRule chiSquare(double freedom, int n) {
        double shape = freedom / 2;
        return golubWelsch(n, k -> 2 * (2 * k + shape), k -> 2 * Math.sqrt(k * (k + shape - 1)));
    }

    int size() {
        return nodes.length;
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

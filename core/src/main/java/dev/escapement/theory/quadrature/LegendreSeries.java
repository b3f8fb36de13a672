package dev.escapement.theory.quadrature;

/**
 * The polynomial of degree 7 through the values of a function at the Gauss-Legendre nodes of [-1, 1], as a sum of Legendre
 * polynomials. For a smooth function the last two coefficients tell how far the polynomial can be from it.
 */
public final class LegendreSeries {
    /** Terms, and nodes. */
    public static final int TERMS = 8;

    /** Row k gives coefficient k from the values. */
    private static final double[][] PROJECTION = projection();

    /** {@code P_(k+1) = RISE[k] x P_k - FALL[k] P_(k-1)}. */
    private static final double[] RISE = new double[TERMS + 1];

    private static final double[] FALL = new double[TERMS + 1];

    static {
        for (int k = 0; k <= TERMS; k++) {
            RISE[k] = (2 * k + 1.0) / (k + 1);
            FALL[k] = k / (k + 1.0);
        }
    }

    private final double[] coefficients = new double[TERMS];

    private LegendreSeries() {}

    /** The series of a function with these values at the {@link #node nodes}. */
    public static LegendreSeries through(double[] values) {
        LegendreSeries series = new LegendreSeries();
        for (int k = 0; k < TERMS; k++) {
            for (int j = 0; j < TERMS; j++) {
                series.coefficients[k] += PROJECTION[k][j] * values[j];
            }
        }
        return series;
    }

    /** A node; they increase. */
    public static double node(int j) {
        return GaussRule.legendre(TERMS).node(j);
    }

    /** The value at {@code x} in [-1, 1]. */
    public double at(double x) {
        double before = 0;
        double value = 0;
        for (int k = TERMS - 1; k >= 0; k--) {
            double next = coefficients[k] + RISE[k] * x * value - FALL[k + 1] * before;
            before = value;
            value = next;
        }
        return value;
    }

    /**
     * An estimate of the largest error on [-1, 1]: the size of the last two coefficients. Where coefficients fall by a factor
     * of r from one to the next it is too large by about 1/r^2.
     */
    public double error() {
        return Math.abs(coefficients[TERMS - 2]) + Math.abs(coefficients[TERMS - 1]);
    }

    private static double[][] projection() {
        GaussRule rule = GaussRule.legendre(TERMS);
        double[][] matrix = new double[TERMS][TERMS];
        for (int j = 0; j < TERMS; j++) {
            double x = rule.node(j);
            double before = 0;
            double value = 1;
            for (int k = 0; k < TERMS; k++) {
                matrix[k][j] = (2 * k + 1) * rule.weight(j) * value;
                double next = ((2 * k + 1) * x * value - k * before) / (k + 1);
                before = value;
                value = next;
            }
        }
        return matrix;
    }
}

package dev.escapement.simulation.batch;

/** Arithmetic on vectors. */
final class Rows {
    private Rows() {}

    /** The inner product of the first {@code n} coordinates, in four sums, so that they run side by side. */
    static double dot(double[] x, double[] y, int n) {
        double sum0 = 0;
        double sum1 = 0;
        double sum2 = 0;
        double sum3 = 0;
        int k = 0;
        for (; k + 3 < n; k += 4) {
            sum0 = Math.fma(x[k], y[k], sum0);
            sum1 = Math.fma(x[k + 1], y[k + 1], sum1);
            sum2 = Math.fma(x[k + 2], y[k + 2], sum2);
            sum3 = Math.fma(x[k + 3], y[k + 3], sum3);
        }
        for (; k < n; k++) {
            sum0 = Math.fma(x[k], y[k], sum0);
        }
        return sum0 + sum1 + (sum2 + sum3);
    }

    static double norm(double[] x) {
        return Math.sqrt(dot(x, x, x.length));
    }

    /** {@code x <- x + factor y} on the first {@code n} coordinates. */
    static void add(double[] x, double factor, double[] y, int n) {
        for (int k = 0; k < n; k++) {
            x[k] = Math.fma(factor, y[k], x[k]);
        }
    }

    static void scale(double[] x, double factor) {
        for (int k = 0; k < x.length; k++) {
            x[k] *= factor;
        }
    }
}

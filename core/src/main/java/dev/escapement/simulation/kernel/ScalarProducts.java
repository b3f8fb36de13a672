package dev.escapement.simulation.kernel;

/** Matrix products in plain Java. */
final class ScalarProducts implements ProductKernel {
    @Override
    public void dots(double[] w, double[] v, double[][] x, int b, int from, int to, double[] sums, int at) {
        for (int k = 0; k < SAMPLES; k++) {
            dot(w, x[b + k], from, to, sums, at + k * ACCUMULATORS);
            dot(v, x[b + k], from, to, sums, at + (SAMPLES + k) * ACCUMULATORS);
        }
    }

    private static void dot(double[] w, double[] x, int from, int to, double[] sums, int at) {
        double sum0 = sums[at];
        double sum1 = sums[at + 1];
        double sum2 = sums[at + 2];
        double sum3 = sums[at + 3];
        double sum4 = sums[at + 4];
        double sum5 = sums[at + 5];
        double sum6 = sums[at + 6];
        double sum7 = sums[at + 7];
        for (int k = from; k < to; k += ACCUMULATORS) {
            sum0 = Math.fma(w[k], x[k], sum0);
            sum1 = Math.fma(w[k + 1], x[k + 1], sum1);
            sum2 = Math.fma(w[k + 2], x[k + 2], sum2);
            sum3 = Math.fma(w[k + 3], x[k + 3], sum3);
            sum4 = Math.fma(w[k + 4], x[k + 4], sum4);
            sum5 = Math.fma(w[k + 5], x[k + 5], sum5);
            sum6 = Math.fma(w[k + 6], x[k + 6], sum6);
            sum7 = Math.fma(w[k + 7], x[k + 7], sum7);
        }
        sums[at] = sum0;
        sums[at + 1] = sum1;
        sums[at + 2] = sum2;
        sums[at + 3] = sum3;
        sums[at + 4] = sum4;
        sums[at + 5] = sum5;
        sums[at + 6] = sum6;
        sums[at + 7] = sum7;
    }

    @Override
    public void add(double[] w, double[] v, double[][] x, int b, double[] factors, int from, int to) {
        add(w, x[b], x[b + 1], x[b + 2], x[b + 3], factors, 0, from, to);
        add(v, x[b], x[b + 1], x[b + 2], x[b + 3], factors, SAMPLES, from, to);
    }

    private static void add(
            double[] w,
            double[] x0,
            double[] x1,
            double[] x2,
            double[] x3,
            double[] factors,
            int at,
            int from,
            int to) {
        double c0 = factors[at];
        double c1 = factors[at + 1];
        double c2 = factors[at + 2];
        double c3 = factors[at + 3];
        for (int k = from; k < to; k++) {
            w[k] = Math.fma(c3, x3[k], Math.fma(c2, x2[k], Math.fma(c1, x1[k], Math.fma(c0, x0[k], w[k]))));
        }
    }
}

package dev.escapement.simulation.kernel.vector;

import dev.escapement.simulation.kernel.ProductKernel;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/** Matrix products; where a vector is narrower than the accumulators, a loop runs over the block once for each part of them. */
final class VectorProducts implements ProductKernel {
    private static final VectorSpecies<Double> DOUBLES = Width.DOUBLES;

    @Override
    public void dots(double[] w, double[] v, double[][] x, int b, int from, int to, double[] sums, int at) {
        for (int lane = 0; lane < ACCUMULATORS; lane += DOUBLES.length()) {
            dots(w, v, x[b], x[b + 1], x[b + 2], x[b + 3], from + lane, to, sums, at + lane);
        }
    }

    private static void dots(
            double[] w,
            double[] v,
            double[] x0,
            double[] x1,
            double[] x2,
            double[] x3,
            int from,
            int to,
            double[] sums,
            int at) {
        DoubleVector w0 = DoubleVector.fromArray(DOUBLES, sums, at);
        DoubleVector w1 = DoubleVector.fromArray(DOUBLES, sums, at + ACCUMULATORS);
        DoubleVector w2 = DoubleVector.fromArray(DOUBLES, sums, at + 2 * ACCUMULATORS);
        DoubleVector w3 = DoubleVector.fromArray(DOUBLES, sums, at + 3 * ACCUMULATORS);
        DoubleVector v0 = DoubleVector.fromArray(DOUBLES, sums, at + 4 * ACCUMULATORS);
        DoubleVector v1 = DoubleVector.fromArray(DOUBLES, sums, at + 5 * ACCUMULATORS);
        DoubleVector v2 = DoubleVector.fromArray(DOUBLES, sums, at + 6 * ACCUMULATORS);
        DoubleVector v3 = DoubleVector.fromArray(DOUBLES, sums, at + 7 * ACCUMULATORS);
        for (int k = from; k < to; k += ACCUMULATORS) {
            DoubleVector first = DoubleVector.fromArray(DOUBLES, w, k);
            DoubleVector second = DoubleVector.fromArray(DOUBLES, v, k);
            DoubleVector sample = DoubleVector.fromArray(DOUBLES, x0, k);
            w0 = first.fma(sample, w0);
            v0 = second.fma(sample, v0);
            sample = DoubleVector.fromArray(DOUBLES, x1, k);
            w1 = first.fma(sample, w1);
            v1 = second.fma(sample, v1);
            sample = DoubleVector.fromArray(DOUBLES, x2, k);
            w2 = first.fma(sample, w2);
            v2 = second.fma(sample, v2);
            sample = DoubleVector.fromArray(DOUBLES, x3, k);
            w3 = first.fma(sample, w3);
            v3 = second.fma(sample, v3);
        }
        w0.intoArray(sums, at);
        w1.intoArray(sums, at + ACCUMULATORS);
        w2.intoArray(sums, at + 2 * ACCUMULATORS);
        w3.intoArray(sums, at + 3 * ACCUMULATORS);
        v0.intoArray(sums, at + 4 * ACCUMULATORS);
        v1.intoArray(sums, at + 5 * ACCUMULATORS);
        v2.intoArray(sums, at + 6 * ACCUMULATORS);
        v3.intoArray(sums, at + 7 * ACCUMULATORS);
    }

    @Override
    public void add(double[] w, double[] v, double[][] x, int b, double[] factors, int from, int to) {
        add(w, v, x[b], x[b + 1], x[b + 2], x[b + 3], factors, from, to);
    }

    private static void add(
            double[] w,
            double[] v,
            double[] x0,
            double[] x1,
            double[] x2,
            double[] x3,
            double[] factors,
            int from,
            int to) {
        DoubleVector w0 = DoubleVector.broadcast(DOUBLES, factors[0]);
        DoubleVector w1 = DoubleVector.broadcast(DOUBLES, factors[1]);
        DoubleVector w2 = DoubleVector.broadcast(DOUBLES, factors[2]);
        DoubleVector w3 = DoubleVector.broadcast(DOUBLES, factors[3]);
        DoubleVector v0 = DoubleVector.broadcast(DOUBLES, factors[4]);
        DoubleVector v1 = DoubleVector.broadcast(DOUBLES, factors[5]);
        DoubleVector v2 = DoubleVector.broadcast(DOUBLES, factors[6]);
        DoubleVector v3 = DoubleVector.broadcast(DOUBLES, factors[7]);
        for (int k = from; k < to; k += DOUBLES.length()) {
            DoubleVector sample = DoubleVector.fromArray(DOUBLES, x0, k);
            DoubleVector first = w0.fma(sample, DoubleVector.fromArray(DOUBLES, w, k));
            DoubleVector second = v0.fma(sample, DoubleVector.fromArray(DOUBLES, v, k));
            sample = DoubleVector.fromArray(DOUBLES, x1, k);
            first = w1.fma(sample, first);
            second = v1.fma(sample, second);
            sample = DoubleVector.fromArray(DOUBLES, x2, k);
            first = w2.fma(sample, first);
            second = v2.fma(sample, second);
            sample = DoubleVector.fromArray(DOUBLES, x3, k);
            w3.fma(sample, first).intoArray(w, k);
            v3.fma(sample, second).intoArray(v, k);
        }
    }
}

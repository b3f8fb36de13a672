package dev.escapement.inference.aft;

import dev.escapement.inference.aft.AftEstimator.Influence;

/** Sums over the runs of powers of their influence, taken about its mean within each dimension. */
final class InfluenceSums {
    private double squares;
    private double unbiased;
    private double cubes;

    /** Adds a dimension, in which each influence occurs so often. */
    void add(double[] influence, int[] counts) {
        int runs = 0;
        for (int count : counts) {
            runs += count;
        }
        double mean = 0;
        for (int i = 0; i < influence.length; i++) {
            mean += counts[i] * influence[i] / runs;
        }
        double within = 0;
        for (int i = 0; i < influence.length; i++) {
            double u = influence[i] - mean;
            within += counts[i] * u * u;
            cubes += counts[i] * u * u * u;
        }
        squares += within;
        unbiased += within * runs / Math.max(runs - 1, 1);
    }

    Influence influence() {
        return new Influence(cubes / (6 * squares * StrictMath.sqrt(squares)), StrictMath.sqrt(unbiased / squares));
    }
}

package dev.escapement.simulation;

import dev.escapement.random.Sampler;

/**
 * One neuron and one sample in plain arrays, theta the first axis. With three coordinates they are the general engine's for
 * one neuron, one direction and one sample: w has two coordinates between steps, the sample's third is chi-distributed with
 * d - 2 degrees of freedom, and a rotation that keeps theta takes w's third coordinate back to 0.
 */
final class ShortVectors implements Vectors {
    final double[] w;
    private final Draw draw;
    private final double[] x;
    private double dot;

    /** Fills x with a sample; may turn w's axes. */
    private interface Draw {
        void into(double[] w, double[] x);
    }

    private ShortVectors(int length, Draw draw) {
        this.draw = draw;
        w = new double[length];
        x = new double[length];
    }

    /** As many coordinates as the sample given, which every step sees. */
    static ShortVectors seeing(double... sample) {
        return new ShortVectors(sample.length, (w, x) -> System.arraycopy(sample, 0, x, 0, sample.length));
    }

    /** Three coordinates for d, the start's overlap given. */
    static ShortVectors standingFor(int dimension, double overlap, Sampler sampler) {
        ShortVectors vectors = new ShortVectors(3, (w, x) -> {
            w[1] = Math.hypot(w[1], w[2]);
            w[2] = 0;
            x[0] = sampler.gaussian();
            x[1] = sampler.gaussian();
            x[2] = Math.sqrt(sampler.chiSquare(dimension - 2));
        });
        vectors.w[0] = overlap;
        vectors.w[1] = Math.sqrt((1 - overlap) * (1 + overlap));
        return vectors;
    }

    @Override
    public void draw() {
        draw.into(w, x);
        dot = product(w, x);
    }

    @Override
    public double wDotX() {
        return dot;
    }

    @Override
    public double thetaDotX() {
        return x[0];
    }

    @Override
    public double squaredNormOfX() {
        return product(x, x);
    }

    @Override
    public void update(double a, double b) {
        for (int j = 0; j < w.length; j++) {
            w[j] = a * w[j] + b * x[j];
        }
    }

    @Override
    public double thetaDotW() {
        return w[0];
    }

    @Override
    public double squaredNormOfW() {
        return product(w, w);
    }

    private static double product(double[] one, double[] other) {
        double sum = 0;
        for (int j = 0; j < one.length; j++) {
            sum += one[j] * other[j];
        }
        return sum;
    }
}

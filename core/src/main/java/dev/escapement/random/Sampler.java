package dev.escapement.random;

/** Single draws from one lane of a generator, for what happens once a run. */
public final class Sampler {
    private final Xoshiro256 generator;
    private final int lane;
    private final long[] word = new long[1];
    private final double[] work = new double[1];
    private final double[] radius = new double[1];
    private final double[] first = new double[1];
    private final double[] second = new double[1];

    /** Draws from a lane, which others may draw from in between. */
    public Sampler(Xoshiro256 generator, int lane) {
        this.generator = generator;
        this.lane = lane;
    }

    /** A uniform number strictly between 0 and 1. */
    public double uniform() {
        return Gaussians.uniform(generator.next(lane));
    }

    /** A standard Gaussian; the other of its pair is dropped, so that no draw waits in here. */
    public double gaussian() {
        word[0] = generator.next(lane);
        Gaussians.radii(word, work, radius, 1);
        word[0] = generator.next(lane);
        Gaussians.pairs(word, work, radius, first, second, 1);
        return first[0];
    }

    /** A chi-square with {@code degrees} degrees of freedom. */
    public double chiSquare(int degrees) {
        double gaussian = gaussian();
        return new ChiSquare(degrees).sample(gaussian, uniform(), generator, lane);
    }
}

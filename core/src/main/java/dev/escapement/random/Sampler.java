package dev.escapement.random;

/** Single draws from one lane of a generator, for what happens once a run. */
public final class Sampler {
    private final Xoshiro256 generator;
    private final int lane;

    /** Draws from a lane, which others may draw from in between. */
    public Sampler(Xoshiro256 generator, int lane) {
        this.generator = generator;
        this.lane = lane;
    }

    /** A uniform number strictly between 0 and 1. */
    public double uniform() {
        return Uniform.open(generator.next(lane));
    }

    /** A standard Gaussian; the other of its pair is dropped, so that no draw waits in here. */
    public double gaussian() {
        long radiusWord = generator.next(lane);
        return Gaussians.first(radiusWord, generator.next(lane));
    }

    /** A chi-square with {@code degrees} degrees of freedom. */
    public double chiSquare(int degrees) {
        double gaussian = gaussian();
        return new ChiSquare(degrees).sample(gaussian, uniform(), generator, lane);
    }
}

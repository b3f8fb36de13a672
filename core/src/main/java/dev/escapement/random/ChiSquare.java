package dev.escapement.random;

/**
 * The chi-square law with {@code k} degrees of freedom, sampled exactly by rejection (Marsaglia and Tsang, 2000,
 * doi:10.1145/358407.358414); for {@code k = 1} it is a square, for {@code k = 0} it is 0.
 *
 * <p>A first attempt takes a Gaussian and a uniform number that the caller has drawn, perhaps for many lanes at once; only a
 * lane that rejects draws more, from its own stream.
 */
public final class ChiSquare {
    private final int degrees;
    private final double delta;
    private final double slope;

    /** The law with so many degrees of freedom, at least 0. */
    public ChiSquare(int degrees) {
        this.degrees = degrees;
        delta = degrees / 2.0 - 1.0 / 3.0;
        slope = 1 / (3 * Math.sqrt(delta));
    }

    /** Whether a sample reads a Gaussian. */
    public boolean readsGaussian() {
        return degrees > 0;
    }

    /** Whether a sample reads a uniform word too. */
    public boolean readsUniform() {
        return degrees > 1;
    }

    /** {@code t = slope * gaussian} in the method's notation; for at least two degrees of freedom. */
    public double slope() {
        return slope;
    }

    /** {@code k/2 - 1/3}. */
    public double delta() {
        return delta;
    }

    /**
     * One sample on one lane.
     *
     * @param gaussian a standard Gaussian
     * @param u a uniform number in (0, 1); ignored unless {@link #readsUniform()}
     * @param generator the lane's stream, read if the attempt is rejected
     */
    public double sample(double gaussian, double u, Xoshiro256 generator, int lane) {
        if (degrees <= 1) {
            return degrees * gaussian * gaussian;
        }
        double t = slope * gaussian;
        double square = t * t;
        if (t >= -0.5 && u < 1 - 1.5 * delta * (square * square)) {
            double root = 1 + t;
            return 2 * delta * (root * root * root);
        }
        return decide(t, u, generator, lane);
    }

    /** The full test of a first attempt, and further attempts if it fails. */
    private double decide(double t, double u, Xoshiro256 generator, int lane) {
        double root = 1 + t;
        double v = root * root * root;
        boolean accept = root > 0 && StrictMath.log(u) < delta * (4.5 * t * t + 1 - v + StrictMath.log(v));
        return accept ? 2 * delta * v : again(generator, lane);
    }

    private double again(Xoshiro256 generator, int lane) {
        double gaussian = new Sampler(generator, lane).gaussian();
        return sample(gaussian, Uniform.open(generator.next(lane)), generator, lane);
    }
}

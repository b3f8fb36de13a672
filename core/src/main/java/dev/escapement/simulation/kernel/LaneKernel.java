package dev.escapement.simulation.kernel;

import dev.escapement.algorithm.Geometry;
import dev.escapement.algorithm.PolynomialGradient;
import dev.escapement.random.Xoshiro256;

/**
 * The loops of the reduced engine over {@code n} lanes, one run a lane. Arrays are as long as a multiple of
 * {@link #MULTIPLE}, so that no kernel needs a remainder: it may compute the lanes from n to the next such multiple too.
 * Not safe for use by two threads.
 */
public interface LaneKernel {
    /** The longest vector's lanes. */
    int MULTIPLE = 8;
    /** Random bits in {@link Draw#uniform}. */
    int UNIFORM_BITS = 14;

    /**
     * Draws every lane's samples: two words a lane and round, whatever the scenario.
     *
     * @param draw receives round k of lane i at {@code k stride + i}, where stride is n filled up to a multiple of
     *     {@link #MULTIPLE}
     */
    void draw(Xoshiro256 generator, Draw draw, int rounds, int n);

    /** As many lanes, filled up to a multiple of {@link #MULTIPLE}. */
    static int padded(int lanes) {
        return (lanes + MULTIPLE - 1) / MULTIPLE * MULTIPLE;
    }

    /**
     * A first attempt at each lane's chi-square by the squeeze of Marsaglia and Tsang, which accepts when {@code U < 1 - 1.5
     * delta t^4} and {@code t >= -1/2}, whatever the bits of U behind those drawn.
     *
     * @param rest receives the samples, NaN where the squeeze does not decide
     * @return whether there is such a lane
     */
    boolean chiSquare(double slope, double delta, Draw draw, double[] rest, int n);

    /**
     * What a sample shows at the overlap m of a unit vector: {@code s = m g + sqrt(1 - m^2) u}, what of {@code |x|^2} lies
     * across w, and {@code |x|^2}.
     */
    void look(double[] overlap, Draw draw, double[] rest, double[] s, double[] orthogonal, double[] squaredNorm, int n);

    /** Writes the direction psi at what a sample shows. */
    void psi(PolynomialGradient gradient, double[] z, double[] s, double[] psi, int n);

    /**
     * {@link #moveOnSphere} with the increments of {@link Geometry#PROJECTED}, in one pass: {@code p = share psi}, {@code t = s - g
     * M}, {@code e = p^2 orthogonal}.
     */
    boolean moveProjected(
            double share,
            double[] overlap,
            double[] psi,
            double[] g,
            double[] s,
            double[] orthogonal,
            double low,
            double high,
            int n);

    /**
     * Steps by {@code M' = M + p t}, {@code q' = 1 + e} and returns to the unit sphere. The overlap moves by its increment,
     * so that small steps are not rounded away.
     *
     * @return whether any lane has left the open interval from {@code low} to {@code high}, or is not a number
     */
    boolean moveOnSphere(
            double[] overlap, double[] p, double[] tangent, double[] excess, double low, double high, int n);

    /** One sample on each lane, as far as it is the same for every dimension. */
    final class Draw {
        /** Gaussian: along w. */
        public final double[] g;
        /** Gaussian: along the rest of theta. */
        public final double[] u;
        /** Gaussian: the chi-square's. */
        public final double[] normal;
        /** Gaussian: the label noise, or a further sample's. */
        public final double[] noise;
        /** The leading bits of a uniform number, as an integer. */
        public final long[] uniform;
        /** Whether anybody reads {@link #noise}; a kernel may leave it as it is where not. */
        public final boolean fourth;

        /** Room for so many lanes. */
        public Draw(int lanes, boolean fourth) {
            this.fourth = fourth;
            g = new double[lanes];
            u = new double[lanes];
            normal = new double[lanes];
            noise = new double[lanes];
            uniform = new long[lanes];
        }
    }
}

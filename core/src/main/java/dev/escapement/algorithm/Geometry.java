package dev.escapement.algorithm;

/**
 * How a step moves {@code w}. Engines that hold vectors step by {@code w <- shrink w + p x}; the reduced engine and the mean
 * map hold the two numbers that matter, {@code M = <w, theta>} and {@code q = |w|^2}, and step through {@link #increments}.
 * The mathematics of both stands here once.
 */
public enum Geometry {
    /** The paper's: {@code w <- normalise(w + p (x - z w))}, {@code p = gamma psi}. */
    PROJECTED("projected", true) {
        @Override
        public double shrink(double p, double z) {
            return 1 - p * z;
        }

        @Override
        public double tangent(double s, double z, double overlap) {
            return s - z * overlap;
        }

        @Override
        public double excess(double p, double z, double squaredNorm, double orthogonal) {
            return p * p * orthogonal;
        }

        @Override
        public void increments(Step step, int n) {
            for (int i = 0; i < n; i++) {
                step.tangent[i] = tangent(step.s[i], step.z[i], step.overlap[i]);
                step.excess[i] = excess(step.p[i], step.z[i], step.squaredNorm(i), step.orthogonal[i]);
            }
        }
    },
    /** {@code w <- normalise(w + p x)}. */
    NORMALIZED("normalized", true) {
        @Override
        public double shrink(double p, double z) {
            return 1;
        }

        @Override
        public double tangent(double s, double z, double overlap) {
            return s;
        }

        @Override
        public double excess(double p, double z, double squaredNorm, double orthogonal) {
            return freeExcess(p, z, squaredNorm);
        }

        @Override
        public void increments(Step step, int n) {
            free(step, n);
        }
    },
    /** {@code w <- w + p x}: the norm is free. */
    EUCLIDEAN("euclidean", false) {
        @Override
        public double shrink(double p, double z) {
            return 1;
        }

        @Override
        public double tangent(double s, double z, double overlap) {
            return s;
        }

        @Override
        public double excess(double p, double z, double squaredNorm, double orthogonal) {
            return freeExcess(p, z, squaredNorm);
        }

        @Override
        public void increments(Step step, int n) {
            free(step, n);
        }
    };

    private final String label;
    private final boolean normalises;

    Geometry(String label, boolean normalises) {
        this.label = label;
        this.normalises = normalises;
    }

    /** The name in configurations and tables. */
    public String label() {
        return label;
    }

    /** Whether a step keeps what it has along w. */
    public boolean keepsAlong() {
        return this != PROJECTED;
    }

    /** Whether a step ends on the unit sphere; if so, it starts there too. */
    public boolean normalises() {
        return normalises;
    }

    /** What a step leaves of w itself: before any normalisation {@code w' = shrink w + p x}. */
    public abstract double shrink(double p, double z);

    /**
     * The tangent {@code t}: before any normalisation {@code M = <w, theta>} becomes {@code M + p t}.
     *
     * @param s {@code <theta, x>}
     * @param z {@code <w, x>}
     * @param overlap M
     */
    public abstract double tangent(double s, double z, double overlap);

    /**
     * How {@code q = |w|^2} grows before any normalisation: {@code q' - q}.
     *
     * @param p {@code gamma psi}
     * @param z {@code <w, x>}
     * @param squaredNorm {@code |x|^2}
     * @param orthogonal what of it lies across w
     */
    public abstract double excess(double p, double z, double squaredNorm, double orthogonal);

    /**
     * Writes the tangent {@code t} and the excess {@code e} of a step on {@code n} lanes, so that before any normalisation
     * {@code M' = M + p t} and {@code q' = q + e}.
     */
    public abstract void increments(Step step, int n);

    /** The step along x itself: {@code t = s}, {@code e = 2 p z + p^2 |x|^2}. */
    private static void free(Step step, int n) {
        for (int i = 0; i < n; i++) {
            step.tangent[i] = step.s[i];
            step.excess[i] = freeExcess(step.p[i], step.z[i], step.squaredNorm(i));
        }
    }

    private static double freeExcess(double p, double z, double squaredNorm) {
        return p * (2 * z + p * squaredNorm);
    }

    /** The lanes of one step. */
    public static final class Step {
        /** {@code M = <w, theta>} before the step. */
        public final double[] overlap;
        /** {@code gamma psi}. */
        public final double[] p;
        /** The sample along w: {@code <w, x> / |w|}. */
        public final double[] g;
        /** {@code <w, x>}. */
        public final double[] z;
        /** {@code <theta, x>}. */
        public final double[] s;
        /** {@code |x|^2 - g^2}: what lies across w. */
        public final double[] orthogonal;
        /** {@code t}, out. */
        public final double[] tangent;
        /** {@code e}, out. */
        public final double[] excess;

        /** {@code |x|^2}. */
        double squaredNorm(int lane) {
            return g[lane] * g[lane] + orthogonal[lane];
        }

        /** Room for so many lanes. */
        public Step(int lanes) {
            this(lanes, new double[lanes]);
        }

        /** Room for so many lanes, around an array that is already there. */
        public Step(int lanes, double[] g) {
            this(lanes, g, new double[lanes]);
        }

        /** The same around two; on the unit sphere, where z = g, around one twice. */
        public Step(int lanes, double[] g, double[] z) {
            overlap = new double[lanes];
            p = new double[lanes];
            this.g = g;
            this.z = z;
            s = new double[lanes];
            orthogonal = new double[lanes];
            tangent = new double[lanes];
            excess = new double[lanes];
        }
    }
}

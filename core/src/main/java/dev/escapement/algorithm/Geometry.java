package dev.escapement.algorithm;

/**
 * How a step moves {@code w}, seen through the two numbers that matter: {@code M = <w, theta>} and {@code q = |w|^2}. Both
 * the reduced engine and the mean map step through {@link #increments}, so the mathematics stands here once.
 */
public enum Geometry {
    /** The paper's: {@code w <- normalise(w + p (x - z w))}, {@code p = gamma psi}. */
    PROJECTED("projected", true) {
        @Override
        public void increments(Step step, int n) {
            for (int i = 0; i < n; i++) {
                double p = step.p[i];
                step.tangent[i] = step.s[i] - step.z[i] * step.overlap[i];
                step.excess[i] = p * p * step.orthogonal[i];
            }
        }
    },
    /** {@code w <- normalise(w + p x)}. */
    NORMALIZED("normalized", true) {
        @Override
        public void increments(Step step, int n) {
            free(step, n);
        }
    },
    /** {@code w <- w + p x}: the norm is free. */
    EUCLIDEAN("euclidean", false) {
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

    /** Whether a step ends on the unit sphere; if so, it starts there too. */
    public boolean normalises() {
        return normalises;
    }

    /**
     * Writes the tangent {@code t} and the excess {@code e} of a step on {@code n} lanes, so that before any normalisation
     * {@code M' = M + p t} and {@code q' = q + e}.
     */
    public abstract void increments(Step step, int n);

    /** The step along x itself: {@code t = s}, {@code e = 2 p z + p^2 |x|^2}. */
    private static void free(Step step, int n) {
        for (int i = 0; i < n; i++) {
            double p = step.p[i];
            double g = step.g[i];
            step.tangent[i] = step.s[i];
            step.excess[i] = p * (2 * step.z[i] + p * (g * g + step.orthogonal[i]));
        }
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

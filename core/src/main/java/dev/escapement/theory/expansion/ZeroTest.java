package dev.escapement.theory.expansion;

/** Whether a computed number differs from 0. */
public enum ZeroTest {
    /** It is within its error of 0. */
    ZERO,
    /** It exceeds its error by less than a factor 1000: not to be decided in floating point. */
    BORDERLINE,
    /** It exceeds its error a thousandfold. */
    NONZERO;

    private static final double CLEAR = 1000;

    /** The verdict on a magnitude known up to an error. */
    public static ZeroTest of(double magnitude, double error) {
        if (magnitude <= error) {
            return ZERO;
        }
        return magnitude < CLEAR * error ? BORDERLINE : NONZERO;
    }
}

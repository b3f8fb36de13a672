package dev.escapement.inference.growth;

import java.util.Arrays;
import java.util.OptionalDouble;

/** How the typical escape time grows with the dimension; alpha is the exponent of d. */
public enum Trend {
    /** C d^alpha. */
    POWER("power") {
        @Override
        public Curve over(double[] logDimensions) {
            return new LinearCurve(new double[logDimensions.length], logDimensions);
        }
    },
    /** C d^alpha log d. */
    POWER_LOG("power-log") {
        @Override
        public Curve over(double[] logDimensions) {
            return new LinearCurve(logarithms(logDimensions), logDimensions);
        }
    },
    /** C d^alpha (log d)^beta. */
    POWER_LOG_FREE("power-log-free") {
        @Override
        public Curve over(double[] logDimensions) {
            return new LinearCurve(new double[logDimensions.length], logDimensions, logarithms(logDimensions));
        }
    },
    /** C d^alpha (1 + c d^-omega), omega in [0.25, 2]. */
    POWER_CORRECTION("power-correction") {
        @Override
        public Curve over(double[] logDimensions) {
            return new CorrectionCurve(logDimensions);
        }
    },
    /** Two powers with a smooth knee; alpha is the one of large d. */
    BROKEN_POWER("broken-power") {
        @Override
        public Curve over(double[] logDimensions) {
            return new BrokenCurve(logDimensions);
        }
    };

    private final String label;

    Trend(String label) {
        this.label = label;
    }

    /** Whether the growth has more parameters than its exponent. */
    public boolean bends() {
        return this != POWER && this != POWER_LOG;
    }

    /** The model as tables spell it. */
    @Override
    public String toString() {
        return label;
    }

    /** The trend over these dimensions, given by their logarithms, ascending. */
    public abstract Curve over(double[] logDimensions);

    /**
     * The exponent of the trend fitted by weighted least squares to the logarithms of times that carry no noise: the same
     * regression as the one whose weights are given, for a mean map's times.
     *
     * @param dimensions ascending
     * @param times in steps, positive and finite, one per dimension
     * @param weights positive, one per dimension
     * @return empty if there are fewer dimensions than parameters
     */
    public OptionalDouble alpha(double[] dimensions, double[] times, double[] weights) {
        Curve curve = over(logarithms(dimensions));
        if (dimensions.length < curve.size()) {
            return OptionalDouble.empty();
        }
        return LeastSquares.fit(curve, logarithms(times), weights)
                .map(maximum -> OptionalDouble.of(maximum.parameters()[1]))
                .orElse(OptionalDouble.empty());
    }

    private static double[] logarithms(double[] of) {
        return Arrays.stream(of).map(StrictMath::log).toArray();
    }
}

package dev.escapement.inference;

import java.util.Arrays;

/** How the typical escape time grows with the dimension; alpha is the exponent of d. */
public enum Trend {
    /** C d^alpha. */
    POWER("power") {
        @Override
        Curve over(double[] logDimensions) {
            return new LinearCurve(new double[logDimensions.length], logDimensions);
        }
    },
    /** C d^alpha log d. */
    POWER_LOG("power-log") {
        @Override
        Curve over(double[] logDimensions) {
            return new LinearCurve(logarithms(logDimensions), logDimensions);
        }
    },
    /** C d^alpha (log d)^beta. */
    POWER_LOG_FREE("power-log-free") {
        @Override
        Curve over(double[] logDimensions) {
            return new LinearCurve(new double[logDimensions.length], logDimensions, logarithms(logDimensions));
        }
    };

    private final String label;

    Trend(String label) {
        this.label = label;
    }

    /** The model as tables spell it. */
    public String label() {
        return label;
    }

    abstract Curve over(double[] logDimensions);

    private static double[] logarithms(double[] of) {
        return Arrays.stream(of).map(StrictMath::log).toArray();
    }
}

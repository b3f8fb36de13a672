package dev.escapement.algorithm;

/** The loss whose negative gradient drives a step, through the residual {@code r} it assigns to a prediction. */
public enum Loss {
    /** {@code -y * prediction}: {@code r = y}. */
    CORRELATION("correlation"),
    /** {@code (y - prediction)^2 / 2}: {@code r = y - prediction}. */
    SQUARED("squared");

    private final String label;

    Loss(String label) {
        this.label = label;
    }

    /** The name in configurations and tables. */
    public String label() {
        return label;
    }

    /** How much of the prediction the residual subtracts: {@code r = y - share * prediction}. */
    double predictionShare() {
        return this == SQUARED ? 1 : 0;
    }
}

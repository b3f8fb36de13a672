package dev.escapement.inference.aft;

/** How the scale of log T, sigma, runs over the dimensions. */
public enum Scale {
    /** The same at every dimension. */
    CONSTANT(1),
    /** A power of d: log sigma is linear in log d. */
    FOLLOWS_DIMENSION(2);

    private final int parameters;

    Scale(int parameters) {
        this.parameters = parameters;
    }

    int parameters() {
        return parameters;
    }
}

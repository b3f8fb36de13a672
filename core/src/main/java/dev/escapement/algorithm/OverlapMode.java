package dev.escapement.algorithm;

/** Which overlaps count as found. */
public enum OverlapMode {
    /** {@code |m|}: for an even link {@code -theta} is as good as {@code theta}. */
    ABSOLUTE("absolute"),
    /** {@code m} itself. */
    SIGNED("signed");

    private final String label;

    OverlapMode(String label) {
        this.label = label;
    }

    /** The name in configurations and tables. */
    public String label() {
        return label;
    }
}

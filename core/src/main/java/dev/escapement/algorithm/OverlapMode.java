package dev.escapement.algorithm;

/** Which overlaps count as found. */
public enum OverlapMode {
    /** {@code |m|}: for an even link {@code -theta} is as good as {@code theta}. */
    ABSOLUTE("absolute", true),
    /** {@code m} itself. */
    SIGNED("signed", false);

    private final String label;
    private final boolean eitherSign;

    OverlapMode(String label, boolean eitherSign) {
        this.label = label;
        this.eitherSign = eitherSign;
    }

    /** The name in configurations and tables. */
    public String label() {
        return label;
    }

    /** Whether {@code -theta} counts as found like {@code theta}. */
    public boolean eitherSign() {
        return eitherSign;
    }
}

package dev.escapement.link;

/** How a function behaves under reflection of its argument. */
public enum Parity {
    /** {@code f(-s) = -f(s)}. */
    ODD,
    /** {@code f(-s) = f(s)}. */
    EVEN,
    /** Neither. */
    NONE
}

package dev.escapement.formula;

/** How a function behaves under reflection of its argument. */
public enum Parity {
    /** {@code f(-s) = -f(s)}. */
    ODD,
    /** {@code f(-s) = f(s)}. */
    EVEN,
    /** Neither. */
    NONE;

    /** The derivative's parity. */
    Parity differentiated() {
        return this == ODD ? EVEN : this == EVEN ? ODD : NONE;
    }

    /** The parity of a product or a quotient with a function of the other parity. */
    Parity times(Parity other) {
        return this == NONE || other == NONE ? NONE : this == other ? EVEN : ODD;
    }

    /** The parity of this function of an inner function. */
    Parity of(Parity inner) {
        return inner == ODD ? this : inner;
    }
}

package dev.escapement.link;

import dev.escapement.formula.Univariate;
import java.util.OptionalDouble;

/**
 * A scalar function: the link of a single-index model, {@code y = link(<theta, x>) + noise}, or the activation of a
 * neuron.
 *
 * <p>A new member is one file in this package and one line in {@link Links}. Theory asks a link what it is and knows none by
 * its class; so the methods that describe it have no defaults.
 */
public interface Link extends Univariate {

    /** The name in configurations and tables; {@link Links#parse} reads it back. */
    String name();

    /** The degree of a polynomial that bounds the function's size, at least 1 unless the function is constant. */
    int growth();

    /** h, if the function is {@code max(s - h, 0)}, for whose moments theory has closed forms. */
    OptionalDouble hinge();

    /** Whether the derivative vanishes almost everywhere, so that a neuron with this activation cannot learn. */
    boolean flat();

    /** Whether the function is smooth everywhere. */
    default boolean smooth() {
        return breaks().isEmpty();
    }
}

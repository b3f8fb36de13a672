package dev.escapement.theory;

import dev.escapement.algorithm.OverlapMode;
import java.util.stream.IntStream;

/** Which coefficients can drive an escape. */
final class Eligible {
    private Eligible() {}

    /**
     * The orders i that can: even ones if {@code mu_i > 0}, odd ones if {@code mu_i > 0} or, where -theta counts as found, if
     * {@code mu_i} is not 0.
     */
    static int[] orders(Drift drift, OverlapMode mode) {
        return IntStream.rangeClosed(1, drift.order())
                .filter(i -> drives(i, drift.strength()[i], mode))
                .toArray();
    }

    /** Whether a coefficient of this order and value can. */
    static boolean drives(int order, double strength, OverlapMode mode) {
        return strength > 0 || (strength < 0 && order % 2 == 1 && mode == OverlapMode.ABSOLUTE);
    }
}

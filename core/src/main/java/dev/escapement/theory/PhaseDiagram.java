package dev.escapement.theory;

import java.util.Collection;
import java.util.List;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The phase diagram at any d: alpha(a; d), the exponent of the law's median against the exponent a of the learning-rate law
 * {@code eta = c d^-a}, between neighbouring {@link #DIMENSIONS}. As d grows it approaches the limit, which has a kink.
 *
 * @param laws the law at the dimensions, by a
 */
public record PhaseDiagram(SortedMap<Double, LawCurve> laws) {
    /** From what can be simulated to where the limit holds. */
    public static final List<Double> DIMENSIONS = List.of(1e2, 1e4, 1e6, 1e8, 1e10, 1e12);

    /** How many values of a there are at most. */
    private static final int MOST = 9;

    /**
     * The values of a at which the diagram is computed: those given with their midpoints; without the midpoints where these are
     * too many, and evenly spaced ones where those given are.
     *
     * @param given at least two distinct ones
     */
    public static List<Double> exponents(Collection<Double> given) {
        TreeSet<Double> exponents = new TreeSet<>(given);
        if (exponents.size() > MOST) {
            double from = exponents.first();
            double step = (exponents.last() - from) / (MOST - 1);
            exponents.clear();
            for (int k = 0; k < MOST; k++) {
                exponents.add(from + k * step);
            }
        } else if (2 * exponents.size() - 1 <= MOST) {
            for (double a : List.copyOf(exponents).subList(1, exponents.size())) {
                exponents.add((a + exponents.lower(a)) / 2);
            }
        }
        return List.copyOf(exponents);
    }

    /** The exponent of the median from one dimension to another, by a; without those a at which there is none. */
    public SortedMap<Double, Double> alpha(double from, double to) {
        SortedMap<Double, Double> known = new TreeMap<>();
        laws.forEach((a, law) -> {
            OptionalDouble alpha = law.alpha(from, to);
            alpha.ifPresent(slope -> known.put(a, slope));
        });
        return known;
    }
}

package dev.escapement.theory.expansion;

import dev.escapement.algorithm.Model;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The leading power of the inner learning rate in each coefficient {@code i! mu_i} of a model whose psi has no known
 * expansion: the local slope, in log-log, of the evaluated coefficient on a ladder of small learning rates. It is settled where
 * slopes in a row agree: two on a whole number, else three. An order for which none do stays open.
 */
final class LeadingPowers {
    /** What is of this power, or of a higher one, may be below the errors on all of the ladder. */
    static final double BEYOND = 4;

    private static final int RUNGS = 10;
    private static final double STEP = StrictMath.log(10);
    /** How far a slope may be off where the next power is still seen. */
    private static final double CURVED = 0.01;
    /** Slopes with a larger error tell nothing. */
    private static final double VAGUE = 0.1;

    private final double[] rates = new double[RUNGS];
    private final EvaluatedDrift[] drifts = new EvaluatedDrift[RUNGS];

    /** For a model and one side of 0; the ladder goes from 0.1 down by decades. */
    LeadingPowers(Model model, int side) {
        for (int j = 0; j < RUNGS; j++) {
            rates[j] = StrictMath.pow(10, -j - 1);
            drifts[j] = DriftExpansion.evaluatedLimit(model, side * rates[j]);
        }
    }

    /** The leading terms, by increasing order. */
    List<LeadingTerm> settled() {
        List<LeadingTerm> terms = new ArrayList<>();
        for (int i = 1; i <= DriftExpansion.ORDER; i++) {
            term(i).ifPresent(terms::add);
        }
        return terms;
    }

    /** The orders whose coefficient is not 0 somewhere on the ladder. */
    List<Integer> present() {
        return IntStream.rangeClosed(1, DriftExpansion.ORDER)
                .filter(i -> IntStream.range(0, RUNGS).anyMatch(j -> value(i, j) != 0))
                .boxed()
                .toList();
    }

    /** The power of the learning rate in the size of psi itself; 0 for every rule that learns without an inner step. */
    double level() {
        double slope = StrictMath.log(drifts[RUNGS - 2].size() / drifts[RUNGS - 1].size()) / STEP;
        return Math.abs(slope - Math.rint(slope)) <= CURVED ? Math.rint(slope) : slope;
    }

    private Optional<LeadingTerm> term(int i) {
        for (int j = RUNGS - 1; j >= 2; j--) {
            double slope = slope(i, j);
            double error = error(i, j);
            boolean known = error <= VAGUE && error(i, j - 1) <= VAGUE;
            if (!known || !(Math.abs(slope - slope(i, j - 1)) <= error + error(i, j - 1) + CURVED)) {
                continue;
            }
            double whole = Math.rint(slope);
            if (whole >= 0 && Math.abs(slope - whole) <= error + CURVED) {
                return Optional.of(new LeadingTerm(i, coefficient(i, j, whole), whole, true));
            }
            if (j >= 3
                    && error(i, j - 2) <= VAGUE
                    && Math.abs(slope - slope(i, j - 2)) <= error + error(i, j - 2) + CURVED) {
                return Optional.of(new LeadingTerm(i, coefficient(i, j, slope), slope, false));
            }
        }
        return Optional.empty();
    }

    /** Between a rung and the one above it. */
    private double slope(int i, int j) {
        return StrictMath.log(value(i, j - 1) / value(i, j)) / STEP;
    }

    /** What the coefficients' errors make of the slope; infinite where one of them is 0 or they differ in sign. */
    private double error(int i, int j) {
        double ratio = value(i, j - 1) / value(i, j);
        return ratio > 0 && ratio < Double.POSITIVE_INFINITY
                ? (vagueness(i, j - 1) + vagueness(i, j)) / STEP
                : Double.POSITIVE_INFINITY;
    }

    private double vagueness(int i, int j) {
        return drifts[j].drift().error(i) / Math.abs(value(i, j));
    }

    private double value(int i, int j) {
        return drifts[j].drift().strength(i);
    }

    /** Extrapolated to 0 from two learning rates, as a smooth function of it would be. */
    private double coefficient(int i, int j, double power) {
        double near = value(i, j) / StrictMath.pow(rates[j], power);
        double far = value(i, j - 1) / StrictMath.pow(rates[j - 1], power);
        return near + (near - far) / 9;
    }
}

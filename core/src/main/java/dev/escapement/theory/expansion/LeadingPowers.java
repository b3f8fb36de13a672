package dev.escapement.theory.expansion;

import dev.escapement.algorithm.Model;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * The leading power of the inner learning rate in each coefficient {@code i! mu_i} of a model whose psi has no known
 * expansion: the local slope, in log-log, of the evaluated coefficient on a ladder of small learning rates. It is settled where
 * slopes in a row agree: two on a whole number, else three, as far down as coefficients stand out of their errors, since higher
 * powers can lead by far above. The ladder grows until all orders that can matter are settled; an order for which no slopes agree
 * on the whole of it stays open.
 */
final class LeadingPowers {
    /** What is of this power, or of a higher one, may be below the errors on all of the ladder. */
    static final double BEYOND = 4;

    /** The orders looked at. */
    private static final int ORDER = 12;

    /** The rungs are powers of ten; the first asked, and the ladder's ends. */
    private static final int FIRST = -3;

    private static final int LOWEST = -10;
    private static final int HIGHEST = -1;
    private static final double STEP = StrictMath.log(10);
    /** How far a slope may be off where the next power is still seen. */
    private static final double CURVED = 0.01;
    /** Slopes with a larger error tell nothing. */
    private static final double VAGUE = 0.1;

    private final Model model;
    private final int side;
    /** Of the rungs asked, by their powers of ten. */
    private final TreeMap<Integer, EvaluatedDrift> drifts = new TreeMap<>();

    private final List<LeadingTerm> settled = new ArrayList<>();

    /** For a model and one side of 0. */
    LeadingPowers(Model model, int side) {
        this.model = model;
        this.side = side;
        boolean smooth = EvaluatedResponse.smooth(model);
        // Without kinks an evaluation is cheap, and high powers may drown all else but at the lowest rungs.
        for (int rung = FIRST; rung >= (smooth ? LOWEST : FIRST - 2); rung--) {
            ask(rung);
        }
        while (true) {
            settled.clear();
            IntStream.rangeClosed(1, ORDER).forEach(i -> term(i).ifPresent(settled::add));
            int lowest = drifts.firstKey();
            int highest = drifts.lastKey();
            int last = last();
            int looked = smooth ? ORDER : last;
            if (lowest > LOWEST && IntStream.rangeClosed(1, looked).anyMatch(i -> mayFall(i, lowest))) {
                ask(lowest - 1);
            } else if (highest < HIGHEST && open().stream().anyMatch(i -> i <= last)) {
                ask(highest + 1);
            } else {
                settled.removeIf(term -> term.order() > looked && term.power() != 0);
                return;
            }
        }
    }

    private void ask(int rung) {
        drifts.put(rung, DriftExpansion.evaluatedLimit(model, side * StrictMath.pow(10, rung)));
    }

    /** Whether a coefficient that vanishes with the learning rate still stands out of its error, so that a lower power may show. */
    private boolean mayFall(int i, int lowest) {
        return error(i, lowest) <= VAGUE && settled.stream().noneMatch(term -> term.order() == i && term.power() == 0);
    }

    /** The first order that does not vanish with the learning rate; those above it cannot matter. */
    private int last() {
        return settled.stream()
                .filter(term -> term.power() == 0)
                .mapToInt(LeadingTerm::order)
                .min()
                .orElse(ORDER);
    }

    /** The leading terms, by increasing order. */
    List<LeadingTerm> settled() {
        return settled;
    }

    /** The orders whose coefficient is not 0 somewhere on the ladder and has no settled power. */
    List<Integer> open() {
        return IntStream.rangeClosed(1, ORDER)
                .filter(i -> settled.stream().noneMatch(term -> term.order() == i)
                        && drifts.values().stream().anyMatch(at -> at.drift().strength(i) != 0))
                .boxed()
                .toList();
    }

    /** The power of the learning rate in the size of psi itself; 0 for every rule that learns without an inner step. */
    double level() {
        if (!Scaling.needsRate(model)) {
            return 0;
        }
        double[] size = new double[2];
        for (int j = 0; j < 2; j++) {
            size[j] = DriftExpansion.evaluatedLimit(model, side * StrictMath.pow(10, LOWEST + j))
                    .size();
        }
        return rounded(StrictMath.log(size[1] / size[0]) / STEP, CURVED);
    }

    private Optional<LeadingTerm> term(int i) {
        for (int rung : drifts.keySet()) {
            double error = error(i, rung);
            double slope = slope(i, rung);
            if (!agree(i, rung, rung + 1)) {
                continue;
            }
            double whole = Math.rint(slope);
            if (whole >= 0 && Math.abs(slope - whole) <= error + CURVED) {
                return Optional.of(new LeadingTerm(i, coefficient(i, rung, whole), whole + 0.0, true));
            }
            if (agree(i, rung, rung + 2)) {
                double power = rounded(slope, error);
                return Optional.of(new LeadingTerm(i, coefficient(i, rung, power), power, false));
            }
        }
        return Optional.empty();
    }

    /** A multiple of a quarter, if it is one within its error, since most powers are. */
    private static double rounded(double slope, double error) {
        double near = Math.rint(4 * slope) / 4 + 0.0;
        return Math.abs(slope - near) <= Math.min(error, CURVED) + 1e-6 ? near : slope;
    }

    /** Whether the slopes at two rungs, each from a rung to the next above, are known and the same within their errors. */
    private boolean agree(int i, int rung, int other) {
        double error = error(i, rung) + error(i, other);
        return error <= VAGUE && Math.abs(slope(i, rung) - slope(i, other)) <= error + CURVED;
    }

    private double slope(int i, int rung) {
        return StrictMath.log(value(i, rung + 1) / value(i, rung)) / STEP;
    }

    /** What the coefficients' errors make of the slope; infinite where one of them is 0, or not there, or they differ in sign. */
    private double error(int i, int rung) {
        double ratio = value(i, rung + 1) / value(i, rung);
        return ratio > 0 && ratio < Double.POSITIVE_INFINITY
                ? (vagueness(i, rung + 1) + vagueness(i, rung)) / STEP
                : Double.POSITIVE_INFINITY;
    }

    private double vagueness(int i, int rung) {
        return drifts.get(rung).drift().error(i) / Math.abs(value(i, rung));
    }

    private double value(int i, int rung) {
        return drifts.containsKey(rung) ? drifts.get(rung).drift().strength(i) : 0;
    }

    /** Extrapolated to 0 from three learning rates (Aitken), as a smooth function of it would be. */
    private double coefficient(int i, int rung, double power) {
        double near = value(i, rung) / StrictMath.pow(10, rung * power);
        double next = value(i, rung + 1) / StrictMath.pow(10, (rung + 1) * power);
        double far = value(i, rung + 2) / StrictMath.pow(10, (rung + 2) * power);
        double ratio = (next - far) / (near - next);
        boolean clear = Math.abs(near - next) > 10 * vagueness(i, rung) * Math.abs(near);
        return clear && ratio > STEP ? near + (near - next) / (ratio - 1) : near;
    }
}

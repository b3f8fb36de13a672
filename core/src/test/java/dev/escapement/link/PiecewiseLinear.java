package dev.escapement.link;

import dev.escapement.formula.Derivative;
import dev.escapement.formula.Parity;
import dev.escapement.formula.Univariate;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * A continuous function that is linear between its breaks: a link that the family does not have, for tests.
 *
 * @param breaks increasing
 * @param slopes one more than breaks
 * @param start the value at the first break
 * @param hinge what {@link #hinge()} answers
 */
public record PiecewiseLinear(
        String name, List<Double> breaks, List<Double> slopes, double start, OptionalDouble hinge, Parity parity)
        implements Link {

    /** {@code max(s - at, 0)}, which says so only if asked to. */
    public static PiecewiseLinear hinge(double at, boolean known) {
        return new PiecewiseLinear(
                "hinge " + at,
                List.of(at),
                List.of(0.0, 1.0),
                0,
                known ? OptionalDouble.of(at) : OptionalDouble.empty(),
                Parity.NONE);
    }

    /** A few whose kinks are not relu's. */
    public static List<Link> several() {
        OptionalDouble unknown = OptionalDouble.empty();
        return List.of(
                hinge(0.4, false),
                new PiecewiseLinear("|s - 0.2|", List.of(0.2), List.of(-1.0, 1.0), 0, unknown, Parity.NONE),
                new PiecewiseLinear("leaky relu", List.of(0.0), List.of(0.2, 1.0), 0, unknown, Parity.NONE),
                new PiecewiseLinear("clip", List.of(-1.0, 1.0), List.of(0.0, 1.0, 0.0), -1, unknown, Parity.ODD));
    }

    @Override
    public void value(double[] at, double[] out, int n) {
        for (int i = 0; i < n; i++) {
            double value = start + slopes.get(0) * Math.min(at[i] - breaks.get(0), 0);
            for (int k = 0; k < breaks.size(); k++) {
                double end = k + 1 < breaks.size() ? breaks.get(k + 1) : Double.POSITIVE_INFINITY;
                value += slopes.get(k + 1) * Math.max(0, Math.min(at[i], end) - breaks.get(k));
            }
            out[i] = value;
        }
    }

    @Override
    public void derivative(double[] at, double[] out, int n) {
        for (int i = 0; i < n; i++) {
            double slope = slopes.get(0);
            for (int k = 0; k < breaks.size(); k++) {
                double jump = slopes.get(k + 1) - slopes.get(k);
                slope += at[i] > breaks.get(k) ? jump : at[i] == breaks.get(k) ? jump / 2 : 0;
            }
            out[i] = slope;
        }
    }

    @Override
    public Univariate differentiated() {
        return new Derivative(this, "0");
    }

    @Override
    public void taylor(double at, double[] out) {
        java.util.Arrays.fill(out, 0);
        out[0] = value(at);
        out[1] = derivative(at);
    }

    @Override
    public OptionalInt degree() {
        return OptionalInt.empty();
    }

    @Override
    public int growth() {
        return 1;
    }

    @Override
    public boolean flat() {
        return false;
    }

    @Override
    public String toString() {
        return name;
    }
}

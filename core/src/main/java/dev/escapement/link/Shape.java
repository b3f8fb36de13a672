package dev.escapement.link;

import dev.escapement.formula.Expression;
import dev.escapement.formula.Parity;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.DoubleStream;

/**
 * What is known of a function of one variable that is written as a formula.
 *
 * @param breaks where it is not smooth
 * @param growth the degree of a polynomial that bounds it
 * @param flat whether the derivative vanishes almost everywhere
 * @param constant whether all values are one number, but for rounding
 * @param finite whether some value is a finite number
 */
record Shape(
        Parity parity,
        List<Double> breaks,
        OptionalInt degree,
        int growth,
        boolean flat,
        boolean constant,
        boolean finite) {
    /** Where values and slopes are looked at, besides the middle between two breaks. */
    private static final int POINTS = 400;
    /** No Gaussian number is as large. */
    private static final double REACH = 12;

    private static final double ROUNDING = 1e-13;
    /** Functions that grow faster than any polynomial are treated as if they grew like this one. */
    private static final int FASTEST = 40;

    static Shape of(Expression value, String variable) {
        List<Double> breaks = Roots.of(value.kinks());
        double[] points = points(breaks);
        double[] values = Roots.values(value, points);
        double[] slopes = Roots.values(value.derivative(variable), points);
        double[] finite = Arrays.stream(values).filter(Double::isFinite).toArray();
        double low = Arrays.stream(finite).min().orElse(0);
        double high = Arrays.stream(finite).max().orElse(0);
        boolean constant = finite.length > 0 && high - low <= ROUNDING * Math.max(Math.abs(low), Math.abs(high));
        OptionalInt degree = degree(value, variable);
        return new Shape(
                value.parity(variable),
                breaks,
                degree,
                degree.orElseGet(() -> growth(value)),
                Arrays.stream(slopes).allMatch(slope -> slope == 0),
                constant,
                finite.length > 0);
    }

    private static double[] points(List<Double> breaks) {
        DoubleStream grid =
                DoubleStream.iterate(-REACH, x -> x + 2 * REACH / POINTS).limit(POINTS + 1);
        if (breaks.isEmpty()) {
            return grid.toArray();
        }
        DoubleStream.Builder between = DoubleStream.builder();
        for (int k = 1; k < breaks.size(); k++) {
            between.add((breaks.get(k - 1) + breaks.get(k)) / 2);
        }
        between.add(breaks.get(0) - 1).add(breaks.get(breaks.size() - 1) + 1);
        // The derivative at a jump is not that beside it.
        return DoubleStream.concat(grid, between.build())
                .filter(x -> !breaks.contains(x))
                .toArray();
    }

    /** The order of the last of Taylor's coefficients; terms that cancel do not count. */
    private static OptionalInt degree(Expression value, String variable) {
        OptionalInt bound = value.degree(variable);
        if (bound.isEmpty()) {
            return bound;
        }
        double[] taylor = new double[bound.getAsInt() + 1];
        value.taylor(0, taylor);
        int degree = taylor.length - 1;
        while (degree > 0 && taylor[degree] == 0) {
            degree--;
        }
        return OptionalInt.of(degree);
    }

    private static int growth(Expression value) {
        double[] size = Roots.values(value, new double[] {1e3, -1e3, 1e6, -1e6});
        double far = Math.max(Math.abs(size[2]), Math.abs(size[3]));
        double near = Math.max(1, Math.max(Math.abs(size[0]), Math.abs(size[1])));
        double slope = StrictMath.log10(far / near) / 3;
        if (!Double.isFinite(far) || !Double.isFinite(near)) {
            double[] within = Roots.values(value, new double[] {REACH, -REACH, REACH / 2, -REACH / 2});
            double end = Math.max(Math.abs(within[0]), Math.abs(within[1]));
            slope = StrictMath.log(end / Math.max(Math.abs(within[2]), Math.abs(within[3]))) / StrictMath.log(2);
        }
        return slope > FASTEST ? FASTEST : Math.max(1, (int) Math.ceil(slope - 0.05));
    }
}

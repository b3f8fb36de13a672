package dev.escapement.spark.report.chart;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.DoubleStream;

/**
 * An axis.
 *
 * @param label what it measures, with the unit
 * @param base of its logarithms: 2 or 10; 0 for a linear axis
 * @param from its lower end
 * @param to its upper end
 */
public record Axis(@Typographic String label, int base, double from, double to) {
    /**
     * Checks that the ends are finite and increasing.
     *
     * @throws IllegalArgumentException if it does not run upwards between finite ends, above 0 if it is logarithmic
     */
    public Axis {
        if (!(from < to && Double.isFinite(from) && Double.isFinite(to)) || (base > 0 && from <= 0)) {
            throw new IllegalArgumentException("the axis \"" + label + "\" cannot run from " + from + " to " + to);
        }
    }

    private static final String SUPERSCRIPTS = "\u2070\u00b9\u00b2\u00b3\u2074\u2075\u2076\u2077\u2078\u2079";
    private static final int LEAST_DECIMAL = -2;
    private static final int MOST_DECIMAL = 3;
    private static final double MARGIN = 0.04;
    private static final double HUNDRED = 100;

    /** A logarithmic axis that holds positive values with a margin, and at least two powers of ten. */
    public static Axis logarithmic(String label, DoubleStream values) {
        double[] ends = ends(values, 1, 10);
        double low = Math.log10(ends[0]);
        double high = Math.log10(ends[1]);
        if (Math.floor(high) - Math.ceil(low) < 1) {
            low = Math.floor(low);
            high = Math.max(Math.ceil(high), low + 1);
        }
        double margin = MARGIN * (high - low);
        return new Axis(label, 10, Math.pow(10, low - margin), Math.pow(10, high + margin));
    }

    /** A logarithmic axis of dimensions, in powers of two if that is what they are. */
    public static Axis dimensions(String label, List<Double> dimensions) {
        double from = dimensions.stream().mapToDouble(Double::doubleValue).min().orElse(1);
        double to = dimensions.stream().mapToDouble(Double::doubleValue).max().orElse(1);
        boolean powers = dimensions.stream().allMatch(d -> Long.bitCount(d.longValue()) == 1);
        if (!powers || from == to || to / from > HUNDRED) {
            return logarithmic(label, DoubleStream.of(from, to));
        }
        double margin = Math.pow(to / from, 2 * MARGIN);
        return new Axis(label, 2, from / margin, to * margin);
    }

    /** A linear axis that holds values with a margin. */
    public static Axis linear(String label, DoubleStream values) {
        double[] ends = ends(values, 0, 1);
        double margin = Math.max(MARGIN * (ends[1] - ends[0]), 0.02);
        return new Axis(label, 0, ends[0] - margin, ends[1] + margin);
    }

    /** A linear axis with these ends. */
    public static Axis between(String label, double from, double to) {
        return new Axis(label, 0, from, to);
    }

    /** The axis that reaches as far as any of several which measure the same. */
    public static Axis around(List<Axis> axes) {
        Axis any = axes.get(0);
        boolean alike = axes.stream().allMatch(axis -> axis.base() == any.base());
        return new Axis(
                any.label(),
                alike ? any.base() : 10,
                axes.stream().mapToDouble(Axis::from).min().orElseThrow(),
                axes.stream().mapToDouble(Axis::to).max().orElseThrow());
    }

    private static double[] ends(DoubleStream values, double from, double to) {
        double[] ends = {Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY};
        values.filter(Double::isFinite).forEach(value -> {
            ends[0] = Math.min(ends[0], value);
            ends[1] = Math.max(ends[1], value);
        });
        return ends[0] <= ends[1] ? ends : new double[] {from, to};
    }

    /** Whether it has a base. */
    public boolean logarithmic() {
        return base > 0;
    }

    /**
     * How the powers of the base on this axis are written, on the page and on paper, by exponent; none on a linear axis. Powers of
     * ten are decimals where all of them lie between 0.01 and 1000, and have superscripts otherwise.
     */
    @JsonProperty
    public SortedMap<Integer, String> powers() {
        SortedMap<Integer, String> powers = new TreeMap<>();
        if (logarithmic()) {
            int first = (int) Math.ceil(exponent(from));
            int last = (int) Math.floor(exponent(to));
            boolean decimals = base != 10 || (first >= LEAST_DECIMAL && last <= MOST_DECIMAL);
            for (int k = first; k <= last; k++) {
                powers.put(k, decimals ? decimal(Math.pow(base, k)) : powerOfTen(k));
            }
        }
        return powers;
    }

    /** The power to which the base of a logarithmic axis is raised at a value. */
    public double exponent(double value) {
        return Math.log(value) / Math.log(base);
    }

    /** A power of ten with its superscript. */
    public static String powerOfTen(int exponent) {
        StringBuilder text = new StringBuilder(exponent < 0 ? "10\u207b" : "10");
        for (char digit : Integer.toString(Math.abs(exponent)).toCharArray()) {
            text.append(SUPERSCRIPTS.charAt(digit - '0'));
        }
        return text.toString();
    }

    /** A number with at most four decimals. */
    public static String decimal(double value) {
        return String.format(Locale.ROOT, "%.4f", value).replaceAll("\\.?0+$", "");
    }
}

package dev.escapement.spark.report;

import java.util.stream.DoubleStream;

/**
 * An axis.
 *
 * @param label what it measures, with the unit
 * @param base of its logarithms: 2 or 10; 0 for a linear axis
 * @param from its lower end
 * @param to its upper end
 */
record Axis(String label, int base, double from, double to) {
    private static final double MARGIN = 0.04;
    private static final double TWO_DECADES = 100;

    /** A logarithmic axis that holds positive values with a margin. */
    static Axis logarithmic(String label, DoubleStream values) {
        double[] ends = ends(values, 1, 10);
        double low = Math.log10(ends[0]);
        double high = Math.log10(ends[1]);
        double margin = Math.max(MARGIN * (high - low), 0.02);
        int base = ends[1] / ends[0] < TWO_DECADES ? 2 : 10;
        return new Axis(label, base, Math.pow(10, low - margin), Math.pow(10, high + margin));
    }

    /** A linear axis that holds values with a margin. */
    static Axis linear(String label, DoubleStream values) {
        double[] ends = ends(values, 0, 1);
        double margin = Math.max(MARGIN * (ends[1] - ends[0]), 0.02);
        return new Axis(label, 0, ends[0] - margin, ends[1] + margin);
    }

    /** A linear axis with these ends. */
    static Axis between(String label, double from, double to) {
        return new Axis(label, 0, from, to);
    }

    private static double[] ends(DoubleStream values, double from, double to) {
        double[] ends = {Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY};
        values.filter(Double::isFinite).forEach(value -> {
            ends[0] = Math.min(ends[0], value);
            ends[1] = Math.max(ends[1], value);
        });
        return ends[0] <= ends[1] ? ends : new double[] {from, to};
    }

    boolean logarithmic() {
        return base > 0;
    }
}

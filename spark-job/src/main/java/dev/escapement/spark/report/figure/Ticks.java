package dev.escapement.spark.report.figure;

import dev.escapement.spark.report.chart.Axis;
import java.util.ArrayList;
import java.util.List;

/** The ticks of an axis. */
final class Ticks {
    private static final int MOST = 7;

    private Ticks() {}

    /** A tick; a minor one has an empty label. */
    record Tick(double value, String label) {
        boolean minor() {
            return label.isEmpty();
        }
    }

    /** Powers of the base with those between them, or round numbers; ascending within their kind. */
    static List<Tick> of(Axis axis) {
        return axis.logarithmic() ? powers(axis) : round(axis);
    }

    private static List<Tick> powers(Axis axis) {
        int first = (int) Math.ceil(axis.exponent(axis.from()));
        int last = (int) Math.floor(axis.exponent(axis.to()));
        int stride = 1 + (last - first) / MOST;
        List<Tick> ticks = new ArrayList<>();
        for (int k = first - 1; k <= last; k++) {
            double value = Math.pow(axis.base(), k);
            if (k >= first) {
                ticks.add(new Tick(
                        value, (k - first) % stride == 0 ? axis.powers().get(k) : ""));
            }
            for (int m = 2; m < axis.base(); m++) {
                if (m * value >= axis.from() && m * value <= axis.to()) {
                    ticks.add(new Tick(m * value, ""));
                }
            }
        }
        return ticks;
    }

    private static List<Tick> round(Axis axis) {
        double rough = (axis.to() - axis.from()) / (MOST - 1);
        double unit = Math.pow(10, Math.floor(Math.log10(rough)));
        double step = rough <= 2 * unit ? 2 * unit : rough <= 5 * unit ? 5 * unit : 10 * unit;
        List<Tick> ticks = new ArrayList<>();
        for (long k = (long) Math.ceil(axis.from() / step); k * step <= axis.to(); k++) {
            ticks.add(new Tick(k * step, Axis.decimal(k * step)));
        }
        return ticks;
    }
}

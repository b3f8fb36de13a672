package dev.escapement.spark.report.figure;

import dev.escapement.spark.report.chart.Axis;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The ticks of an axis. */
final class Ticks {
    private static final String SUPERSCRIPTS = "\u2070\u00b9\u00b2\u00b3\u2074\u2075\u2076\u2077\u2078\u2079";
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
        int first = (int) Math.ceil(power(axis, axis.from()));
        int last = (int) Math.floor(power(axis, axis.to()));
        int stride = 1 + (last - first) / MOST;
        List<Tick> ticks = new ArrayList<>();
        for (int k = first - 1; k <= last; k++) {
            double value = Math.pow(axis.base(), k);
            if (k >= first) {
                ticks.add(new Tick(value, (k - first) % stride == 0 ? label(axis.base(), k) : ""));
            }
            for (int m = 2; m < axis.base(); m++) {
                if (m * value >= axis.from() && m * value <= axis.to()) {
                    ticks.add(new Tick(m * value, ""));
                }
            }
        }
        return ticks;
    }

    private static double power(Axis axis, double value) {
        return Math.log(value) / Math.log(axis.base());
    }

    private static String label(int base, int power) {
        if (base != 10 || (power >= -2 && power <= 3)) {
            return plain(Math.pow(base, power));
        }
        StringBuilder text = new StringBuilder(power < 0 ? "10\u207b" : "10");
        for (char digit : Integer.toString(Math.abs(power)).toCharArray()) {
            text.append(SUPERSCRIPTS.charAt(digit - '0'));
        }
        return text.toString();
    }

    private static List<Tick> round(Axis axis) {
        double rough = (axis.to() - axis.from()) / (MOST - 1);
        double unit = Math.pow(10, Math.floor(Math.log10(rough)));
        double step = rough <= 2 * unit ? 2 * unit : rough <= 5 * unit ? 5 * unit : 10 * unit;
        List<Tick> ticks = new ArrayList<>();
        for (long k = (long) Math.ceil(axis.from() / step); k * step <= axis.to(); k++) {
            ticks.add(new Tick(k * step, plain(k * step)));
        }
        return ticks;
    }

    private static String plain(double value) {
        String text = String.format(Locale.ROOT, "%.4f", value);
        return text.replaceAll("\\.?0+$", "");
    }
}

package dev.escapement.link;

import dev.escapement.formula.Parity;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/** The rectified linear unit: {@code max(s, 0)}, with derivative 1/2 at 0. */
public record Relu() implements Link {
    /** Twice this lifts every number but 0 past 1: a sign without a branch, which HotSpot vectorises. */
    private static final double HUGE = 0x1p1000;

    @Override
    public String name() {
        return "relu";
    }

    @Override
    public void value(double[] at, double[] out, int n) {
        for (int i = 0; i < n; i++) {
            double s = at[i];
            out[i] = Math.max(s, 0);
        }
    }

    @Override
    public void derivative(double[] at, double[] out, int n) {
        for (int i = 0; i < n; i++) {
            double s = at[i];
            double sign = Math.max(-1, Math.min(1, s * HUGE * HUGE));
            out[i] = 0.5 + 0.5 * sign;
        }
    }

    @Override
    public void taylor(double at, double[] out) {
        Arrays.fill(out, 0);
        out[0] = value(at);
        out[1] = derivative(at);
    }

    @Override
    public Parity parity() {
        return Parity.NONE;
    }

    @Override
    public List<Double> breaks() {
        return List.of(0.0);
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
    public OptionalDouble hinge() {
        return OptionalDouble.of(0);
    }

    @Override
    public boolean flat() {
        return false;
    }

    @Override
    public String toString() {
        return name();
    }
}

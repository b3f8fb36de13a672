package dev.escapement.link;

import dev.escapement.formula.Elementary;
import dev.escapement.formula.Parity;
import dev.escapement.formula.Univariate;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/** The rectified linear unit: {@code max(s, 0)}, with derivative 1/2 at 0. */
public record Relu() implements Link {
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
        Elementary.STEP.value(at, out, n);
    }

    @Override
    public Univariate differentiated() {
        return Elementary.STEP;
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
    public OptionalInt pieceDegree() {
        return OptionalInt.of(1);
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

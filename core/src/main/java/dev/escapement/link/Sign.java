package dev.escapement.link;

import dev.escapement.formula.Elementary;
import dev.escapement.formula.Parity;
import dev.escapement.formula.Univariate;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/** The sign: -1, 0 or 1. As an activation it is flat: its derivative is taken as 0. */
public record Sign() implements Link {
    @Override
    public String name() {
        return "sign";
    }

    @Override
    public void value(double[] at, double[] out, int n) {
        Elementary.SIGN.value(at, out, n);
    }

    @Override
    public void derivative(double[] at, double[] out, int n) {
        Elementary.ZERO.value(at, out, n);
    }

    @Override
    public Univariate differentiated() {
        return Elementary.ZERO;
    }

    @Override
    public void taylor(double at, double[] out) {
        Elementary.SIGN.taylor(at, out);
    }

    @Override
    public Parity parity() {
        return Parity.ODD;
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
        return OptionalInt.of(0);
    }

    @Override
    public int growth() {
        return 1;
    }

    @Override
    public OptionalDouble hinge() {
        return OptionalDouble.empty();
    }

    @Override
    public boolean flat() {
        return true;
    }

    @Override
    public String toString() {
        return name();
    }
}

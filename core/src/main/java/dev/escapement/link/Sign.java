package dev.escapement.link;

import java.util.Arrays;

/** The sign: -1, 0 or 1. As an activation it is flat: its derivative is taken as 0. */
public record Sign() implements Link {
    @Override
    public String name() {
        return "sign";
    }

    @Override
    public void value(double[] at, double[] out, int n) {
        for (int i = 0; i < n; i++) {
            double s = at[i];
            out[i] = Math.signum(s);
        }
    }

    @Override
    public void derivative(double[] at, double[] out, int n) {
        Arrays.fill(out, 0, n, 0);
    }

    @Override
    public void taylor(double at, double[] out) {
        Arrays.fill(out, 0);
        out[0] = value(at);
    }

    @Override
    public boolean smooth() {
        return false;
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

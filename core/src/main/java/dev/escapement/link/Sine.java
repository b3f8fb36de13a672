package dev.escapement.link;

import dev.escapement.formula.Derivative;
import dev.escapement.formula.Parity;
import dev.escapement.formula.Univariate;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/** The sine: {@code sin(s)}. */
public record Sine() implements Link {
    @Override
    public String name() {
        return "sin";
    }

    @Override
    public void value(double[] at, double[] out, int n) {
        for (int i = 0; i < n; i++) {
            double s = at[i];
            out[i] = StrictMath.sin(s);
        }
    }

    @Override
    public void derivative(double[] at, double[] out, int n) {
        for (int i = 0; i < n; i++) {
            double s = at[i];
            out[i] = StrictMath.cos(s);
        }
    }

    @Override
    public Univariate differentiated() {
        return new Derivative(this, "-f(x)");
    }

    @Override
    public void taylor(double at, double[] out) {
        turn(StrictMath.sin(at), StrictMath.cos(at), out);
    }

    /** Taylor's coefficients of a solution of {@code f'' = -f}, from its value and its derivative. */
    static void turn(double value, double derivative, double[] out) {
        out[0] = value;
        out[1] = derivative;
        for (int n = 2; n < out.length; n++) {
            out[n] = -out[n - 2] / (n * (n - 1));
        }
    }

    @Override
    public Parity parity() {
        return Parity.ODD;
    }

    @Override
    public List<Double> breaks() {
        return List.of();
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
        return OptionalDouble.empty();
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

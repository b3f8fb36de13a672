package dev.escapement.link;

import dev.escapement.formula.Derivative;
import dev.escapement.formula.Parity;
import dev.escapement.formula.Univariate;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/** The cosine: {@code cos(s)}. */
public record Cosine() implements Link {
    @Override
    public String name() {
        return "cos";
    }

    @Override
    public void value(double[] at, double[] out, int n) {
        for (int i = 0; i < n; i++) {
            double s = at[i];
            out[i] = StrictMath.cos(s);
        }
    }

    @Override
    public void derivative(double[] at, double[] out, int n) {
        for (int i = 0; i < n; i++) {
            double s = at[i];
            out[i] = -StrictMath.sin(s);
        }
    }

    @Override
    public Univariate differentiated() {
        return new Derivative(this, "-f(x)");
    }

    @Override
    public void taylor(double at, double[] out) {
        Sine.turn(StrictMath.cos(at), -StrictMath.sin(at), out);
    }

    @Override
    public Parity parity() {
        return Parity.EVEN;
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

package dev.escapement.link;

import dev.escapement.formula.Derivative;
import dev.escapement.formula.Parity;
import dev.escapement.formula.Univariate;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/** The square under a Gaussian: {@code s^2 exp(-s^2)}, whose information and generative exponents are both 4. */
public record GaussianSquare() implements Link {
    @Override
    public String name() {
        return "gexp";
    }

    @Override
    public void value(double[] at, double[] out, int n) {
        for (int i = 0; i < n; i++) {
            double s = at[i];
            out[i] = s * s * StrictMath.exp(-s * s);
        }
    }

    @Override
    public void derivative(double[] at, double[] out, int n) {
        for (int i = 0; i < n; i++) {
            double s = at[i];
            out[i] = 2 * s * (1 - s * s) * StrictMath.exp(-s * s);
        }
    }

    @Override
    public Univariate differentiated() {
        return new Derivative(this, "(2 + x^2 * (4 * x^2 - 10)) * exp(-x^2)");
    }

    @Override
    public void taylor(double at, double[] out) {
        // The Gaussian G obeys G' = -2 s G.
        double first = 0;
        double second = 0;
        double gaussian = StrictMath.exp(-at * at);
        for (int n = 0; n < out.length; n++) {
            out[n] = at * at * gaussian + 2 * at * first + second;
            second = first;
            first = gaussian;
            gaussian = -2 * (at * first + second) / (n + 1);
        }
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

package dev.escapement.formula;

import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/**
 * The derivative of a function: its value has the bits of {@link Univariate#derivative}. Further derivatives are those of the
 * second one's formula.
 */
public final class Derivative implements Univariate {
    private static final long serialVersionUID = 1;

    private static final Vocabulary SECOND =
            new Vocabulary("a second derivative", List.of("x"), List.of(), Map.of(), Map.of(), List.of("f"), List.of());

    private final Univariate of;
    private final String second;
    /** Made when it is first asked for, since it holds this derivative. */
    private transient Univariate differentiated;

    /**
     * The derivative of a function.
     *
     * @param second the second derivative as a formula of x, the function f(x) and its derivative f'(x)
     */
    public Derivative(Univariate of, String second) {
        this.of = of;
        this.second = second;
    }

    @Override
    public void value(double[] at, double[] out, int n) {
        of.derivative(at, out, n);
    }

    @Override
    public void derivative(double[] at, double[] out, int n) {
        differentiated().value(at, out, n);
    }

    @Override
    public Univariate differentiated() {
        Univariate known = differentiated;
        if (known == null) {
            known = new Curve(Formula.parse(second, SECOND).bind(Map.of(), Map.of("f", of)), of.breaks());
            differentiated = known;
        }
        return known;
    }

    @Override
    public void taylor(double at, double[] out) {
        double[] higher = new double[out.length + 1];
        of.taylor(at, higher);
        for (int k = 0; k < out.length; k++) {
            out[k] = (k + 1) * higher[k + 1];
        }
    }

    @Override
    public Parity parity() {
        return of.parity().differentiated();
    }

    @Override
    public List<Double> breaks() {
        return of.breaks();
    }

    @Override
    public OptionalInt degree() {
        return lowered(of.degree());
    }

    @Override
    public OptionalInt pieceDegree() {
        return lowered(of.pieceDegree());
    }

    private static OptionalInt lowered(OptionalInt degree) {
        return degree.isPresent() ? OptionalInt.of(Math.max(0, degree.getAsInt() - 1)) : degree;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Derivative that && of.equals(that.of);
    }

    @Override
    public int hashCode() {
        return 31 * of.hashCode() + 1;
    }

    @Override
    public String toString() {
        return of + "'";
    }
}

package dev.escapement.formula;

import java.util.List;
import java.util.OptionalInt;

/**
 * An expression of one variable as a function. Its derivatives are those of the symbols, exact. A run on lanes allocates nothing,
 * but where it is a thread's first or has more lanes than those before.
 */
public final class Curve implements Univariate {
    private static final long serialVersionUID = 1;

    private final Expression value;
    private final List<Double> breaks;
    /** Made when it is first asked for. */
    private transient Expression derivative;

    private final transient ThreadLocal<Kernel> kernels = ThreadLocal.withInitial(() -> new Kernel(64));

    /**
     * The function of an expression.
     *
     * @param value of one variable, everything else bound
     * @param breaks where it is not smooth, increasing
     */
    public Curve(Expression value, List<Double> breaks) {
        this.value = value;
        this.breaks = List.copyOf(breaks);
    }

    private Object readResolve() {
        return new Curve(value, breaks);
    }

    /** Programs with room for so many lanes, of one thread; each is made when it is first needed. */
    private static final class Kernel {
        private final int lanes;
        private Program values;
        private Program derivatives;
        private Program both;
        private final double[][] arguments = new double[1][];
        private final double[][] out = new double[2][];

        private Kernel(int lanes) {
            this.lanes = lanes;
        }
    }

    private Kernel kernel(double[] at, int n) {
        Kernel kernel = kernels.get();
        if (kernel.lanes < n) {
            kernel = new Kernel(Math.max(n, 2 * kernel.lanes));
            kernels.set(kernel);
        }
        kernel.arguments[0] = at;
        return kernel;
    }

    private Expression derivative() {
        Expression known = derivative;
        if (known == null) {
            known = value.derivative(variable());
            derivative = known;
        }
        return known;
    }

    private String variable() {
        return value.variables().get(0);
    }

    @Override
    public void value(double[] at, double[] out, int n) {
        Kernel kernel = kernel(at, n);
        if (kernel.values == null) {
            kernel.values = value.program(kernel.lanes);
        }
        kernel.values.run(kernel.arguments, out, n);
    }

    @Override
    public void derivative(double[] at, double[] out, int n) {
        Kernel kernel = kernel(at, n);
        if (kernel.derivatives == null) {
            kernel.derivatives = derivative().program(kernel.lanes);
        }
        kernel.derivatives.run(kernel.arguments, out, n);
    }

    @Override
    public void both(double[] at, double[] values, double[] slopes, int n) {
        Kernel kernel = kernel(at, n);
        if (kernel.both == null) {
            kernel.both = Expression.program(List.of(value, derivative()), kernel.lanes);
        }
        kernel.out[0] = values;
        kernel.out[1] = slopes;
        kernel.both.run(kernel.arguments, kernel.out, n);
    }

    @Override
    public Curve differentiated() {
        return new Curve(derivative(), breaks);
    }

    @Override
    public void taylor(double at, double[] out) {
        value.taylor(at, out);
    }

    @Override
    public Parity parity() {
        return value.parity(variable());
    }

    @Override
    public List<Double> breaks() {
        return breaks;
    }

    @Override
    public OptionalInt degree() {
        return value.degree(variable());
    }

    @Override
    public OptionalInt pieceDegree() {
        return value.pieceDegree(variable());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Curve that && value.equals(that.value);
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }
}

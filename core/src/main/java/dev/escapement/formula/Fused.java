package dev.escapement.formula;

/** Two operations in one pass, each rounded as if it stood alone: the second takes the first one's result and w. */
abstract class Fused extends Instruction {
    final int u;
    final int v;
    final int w;
    final int out;

    private Fused(int u, int v, int w, int out) {
        this.u = u;
        this.v = v;
        this.w = w;
        this.out = out;
    }

    /**
     * The pass for two operations, or null if there is none.
     *
     * @param left whether the first one's result is the second one's left operand
     */
    static Fused of(Operator first, Operator second, boolean left, int u, int v, int w, int out) {
        boolean product = first == Operator.MULTIPLY;
        return switch (second) {
            case MULTIPLY ->
                product
                        ? new ProductTimes(u, v, w, out)
                        : first == Operator.ADD
                                ? new SumTimes(u, v, w, out)
                                : first == Operator.SUBTRACT ? new DifferenceTimes(u, v, w, out) : null;
            case ADD -> product ? new ProductPlus(u, v, w, out) : null;
            case SUBTRACT -> !product ? null : left ? new ProductMinus(u, v, w, out) : new LessProduct(u, v, w, out);
            default -> null;
        };
    }

    /** {@code (u v) w}. */
    private static final class ProductTimes extends Fused {
        ProductTimes(int u, int v, int w, int out) {
            super(u, v, w, out);
        }

        @Override
        void run(double[][] registers, int n) {
            double[] a = registers[u];
            double[] b = registers[v];
            double[] c = registers[w];
            double[] result = registers[out];
            for (int i = 0; i < n; i++) {
                result[i] = a[i] * b[i] * c[i];
            }
        }
    }

    /** {@code (u + v) w}. */
    private static final class SumTimes extends Fused {
        SumTimes(int u, int v, int w, int out) {
            super(u, v, w, out);
        }

        @Override
        void run(double[][] registers, int n) {
            double[] a = registers[u];
            double[] b = registers[v];
            double[] c = registers[w];
            double[] result = registers[out];
            for (int i = 0; i < n; i++) {
                result[i] = (a[i] + b[i]) * c[i];
            }
        }
    }

    /** {@code (u - v) w}. */
    private static final class DifferenceTimes extends Fused {
        DifferenceTimes(int u, int v, int w, int out) {
            super(u, v, w, out);
        }

        @Override
        void run(double[][] registers, int n) {
            double[] a = registers[u];
            double[] b = registers[v];
            double[] c = registers[w];
            double[] result = registers[out];
            for (int i = 0; i < n; i++) {
                result[i] = (a[i] - b[i]) * c[i];
            }
        }
    }

    /** {@code u v + w}. */
    private static final class ProductPlus extends Fused {
        ProductPlus(int u, int v, int w, int out) {
            super(u, v, w, out);
        }

        @Override
        void run(double[][] registers, int n) {
            double[] a = registers[u];
            double[] b = registers[v];
            double[] c = registers[w];
            double[] result = registers[out];
            for (int i = 0; i < n; i++) {
                result[i] = a[i] * b[i] + c[i];
            }
        }
    }

    /** {@code u v - w}. */
    private static final class ProductMinus extends Fused {
        ProductMinus(int u, int v, int w, int out) {
            super(u, v, w, out);
        }

        @Override
        void run(double[][] registers, int n) {
            double[] a = registers[u];
            double[] b = registers[v];
            double[] c = registers[w];
            double[] result = registers[out];
            for (int i = 0; i < n; i++) {
                result[i] = a[i] * b[i] - c[i];
            }
        }
    }

    /** {@code w - u v}. */
    private static final class LessProduct extends Fused {
        LessProduct(int u, int v, int w, int out) {
            super(u, v, w, out);
        }

        @Override
        void run(double[][] registers, int n) {
            double[] a = registers[u];
            double[] b = registers[v];
            double[] c = registers[w];
            double[] result = registers[out];
            for (int i = 0; i < n; i++) {
                result[i] = c[i] - a[i] * b[i];
            }
        }
    }
}

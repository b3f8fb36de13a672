package dev.escapement.formula;

import java.util.Arrays;
import java.util.List;

/** Arithmetic of power series: Taylor's coefficients of an expression in one variable, node by node. */
final class Series {
    private Series() {}

    static void of(Expression expression, double at, double[] out) {
        List<Node> nodes = expression.nodes();
        double[][] series = new double[nodes.size()][out.length];
        for (int i = 0; i < series.length; i++) {
            expand(nodes.get(i), at, series, series[i]);
        }
        System.arraycopy(series[series.length - 1], 0, out, 0, out.length);
    }

    private static void expand(Node node, double at, double[][] series, double[] out) {
        if (node instanceof Node.Constant number) {
            out[0] = number.value();
        } else if (node instanceof Node.Variable) {
            out[0] = at;
            if (out.length > 1) {
                out[1] = 1;
            }
        } else if (node instanceof Node.Applied applied) {
            double[] outer = new double[Math.max(2, out.length)];
            applied.function().taylor(series[applied.argument()][0], outer);
            compose(outer, series[applied.argument()], out);
        } else if (node instanceof Node.Binary binary) {
            combine(binary.operator(), series[binary.left()], series[binary.right()], out);
        } else {
            throw new IllegalStateException(node + " is not bound");
        }
    }

    /** A series at another one's value, by Horner's rule. */
    private static void compose(double[] outer, double[] inner, double[] out) {
        double[] power = new double[out.length];
        int length = out.length;
        while (length > 1 && inner[length - 1] == 0) {
            length--;
        }
        for (int k = out.length - 1; k >= 0; k--) {
            // out <- out (inner - inner(0)) + outer[k]; what is left of out has no more than out.length - k terms.
            Arrays.fill(power, 0);
            for (int i = 0; i < out.length; i++) {
                if (out[i] != 0) {
                    for (int j = 1; j < Math.min(length, out.length - i); j++) {
                        power[i + j] += out[i] * inner[j];
                    }
                }
            }
            System.arraycopy(power, 0, out, 0, out.length);
            out[0] += outer[k];
        }
    }

    private static void combine(Operator operator, double[] left, double[] right, double[] out) {
        switch (operator) {
            case ADD -> Operator.ADD.on(left, right, out, out.length);
            case SUBTRACT -> Operator.SUBTRACT.on(left, right, out, out.length);
            case MULTIPLY, CHAIN -> multiply(left, right, out);
            case DIVIDE -> divide(left, right, out);
            case POWER -> power(left, right, out);
            case MINIMUM -> System.arraycopy(left[0] < right[0] ? left : right, 0, out, 0, out.length);
            case MAXIMUM -> System.arraycopy(left[0] > right[0] ? left : right, 0, out, 0, out.length);
        }
    }

    private static void multiply(double[] left, double[] right, double[] out) {
        for (int k = 0; k < out.length; k++) {
            double sum = 0;
            for (int j = 0; j <= k; j++) {
                sum += left[j] * right[k - j];
            }
            out[k] = sum;
        }
    }

    private static void divide(double[] left, double[] right, double[] out) {
        for (int k = 0; k < out.length; k++) {
            double sum = left[k];
            for (int j = 1; j <= k; j++) {
                sum -= right[j] * out[k - j];
            }
            out[k] = sum / right[0];
        }
    }

    /** {@code u^v = exp(v log u)}; for a constant v, P = u^v obeys {@code u P' = v u' P}. */
    private static void power(double[] base, double[] exponent, double[] out) {
        double[] outer = new double[Math.max(2, out.length)];
        if (Arrays.stream(exponent).skip(1).allMatch(c -> c == 0)) {
            out[0] = Power.of(base[0], exponent[0]);
            for (int k = 1; k < out.length; k++) {
                double sum = 0;
                for (int j = 1; j <= k; j++) {
                    sum += (exponent[0] * j - (k - j)) * base[j] * out[k - j];
                }
                out[k] = sum / (k * base[0]);
            }
            return;
        }
        double[] log = new double[out.length];
        double[] product = new double[out.length];
        Elementary.LOG.taylor(base[0], outer);
        compose(outer, base, log);
        multiply(exponent, log, product);
        Elementary.EXP.taylor(product[0], outer);
        compose(outer, product, out);
    }
}

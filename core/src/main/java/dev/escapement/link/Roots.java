package dev.escapement.link;

import dev.escapement.formula.Expression;
import dev.escapement.formula.Program;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Where expressions in one variable change their signs, on the whole line: on a grid that is even near 0 and geometric far away,
 * then by bisection down to neighbouring numbers. A root that is a short decimal is that decimal.
 */
final class Roots {
    private static final int POINTS = 2048;
    /** The grid's ends are at {@code sinh} of this, about 4e6. */
    private static final double FAR = 16;
    /** Of more roots, those nearest to 0 are kept. */
    private static final int MOST = 100;

    private static final int CHUNK = 256;
    private static final int DIGITS = 8;
    private static final double SAME = 1e-13;

    private Roots() {}

    /** All roots, increasing. */
    static List<Double> of(List<Expression> expressions) {
        if (expressions.isEmpty()) {
            return List.of();
        }
        double[] grid = new double[POINTS];
        for (int k = 0; k < POINTS; k++) {
            grid[k] = StrictMath.sinh(FAR * (2.0 * k / (POINTS - 1) - 1));
        }
        List<double[]> changes = new ArrayList<>();
        double[][] values = values(expressions, grid);
        for (int e = 0; e < values.length; e++) {
            int last = -1;
            for (int k = 0; k < POINTS; k++) {
                double value = values[e][k];
                if (Double.isNaN(value)) {
                    last = -1;
                } else if (value != 0) {
                    if (last >= 0 && value > 0 != values[e][last] > 0) {
                        changes.add(new double[] {e, grid[last], grid[k]});
                    }
                    last = k;
                }
            }
        }
        return changes.stream()
                .sorted(Comparator.comparingDouble(change -> Math.abs(change[1] + change[2])))
                .limit(MOST)
                .map(change -> root(expressions.get((int) change[0]).program(1), change[1], change[2]))
                .sorted()
                .collect(ArrayList::new, Roots::addNew, List::addAll);
    }

    private static void addNew(List<Double> roots, double root) {
        if (roots.isEmpty() || root - roots.get(roots.size() - 1) > SAME * (1 + Math.abs(root))) {
            roots.add(root);
        }
    }

    private static double root(Program program, double from, double to) {
        double low = from;
        double high = to;
        boolean rises = value(program, high) > 0;
        double middle = low + (high - low) / 2;
        while (middle > low && middle < high) {
            double value = value(program, middle);
            if (value == 0) {
                break;
            }
            if (value > 0 == rises) {
                high = middle;
            } else {
                low = middle;
            }
            middle = low + (high - low) / 2;
        }
        for (int digits = 1; digits <= DIGITS; digits++) {
            double decimal =
                    new BigDecimal(middle).round(new MathContext(digits)).doubleValue();
            boolean near = Math.abs(decimal - middle) <= SAME * Math.abs(middle);
            if (near && (value(program, decimal) == 0 || decimal >= low && decimal <= high)) {
                return decimal;
            }
        }
        return Math.abs(middle) < Double.MIN_NORMAL ? 0 : middle;
    }

    private static double value(Program program, double at) {
        double[] out = new double[1];
        program.run(new double[][] {{at}}, out, 1);
        return out[0];
    }

    /** An expression's values at points. */
    static double[] values(Expression expression, double[] points) {
        return values(List.of(expression), points)[0];
    }

    private static double[][] values(List<Expression> expressions, double[] points) {
        Program program = Expression.program(expressions, CHUNK);
        double[][] values = new double[expressions.size()][points.length];
        double[][] at = new double[1][CHUNK];
        double[][] out = new double[expressions.size()][CHUNK];
        for (int start = 0; start < points.length; start += CHUNK) {
            int n = Math.min(CHUNK, points.length - start);
            System.arraycopy(points, start, at[0], 0, n);
            program.run(at, out, n);
            for (int e = 0; e < values.length; e++) {
                System.arraycopy(out[e], 0, values[e], start, n);
            }
        }
        return values;
    }
}

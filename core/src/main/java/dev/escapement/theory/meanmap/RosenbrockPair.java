package dev.escapement.theory.meanmap;

/**
 * Steps of the Rosenbrock pair of orders 2 and 3 of Shampine and Reichelt (1997), for two stiff differential equations that do
 * not depend on time.
 */
final class RosenbrockPair {
    private static final double ROOT_TWO = 1.4142135623730951;
    private static final double E32 = 6 + ROOT_TWO;

    private final Field field;

    /** For the equations {@code (x, y)' = field(x, y)}. */
    RosenbrockPair(Field field) {
        this.field = field;
    }

    /** The slopes of x and y. */
    interface Field {
        double[] at(double x, double y);
    }

    /**
     * A step's end.
     *
     * @param slope the field there
     * @param errorX an estimate of the error of x
     * @param errorY the same of y
     */
    record Step(double x, double y, double[] slope, double errorX, double errorY) {}

    /**
     * A step of length h.
     *
     * @param f0 the field at (x, y)
     * @param nudgeX the difference in x by which derivatives are taken
     * @param nudgeY the same in y
     */
    Step step(double x, double y, double[] f0, double h, double nudgeX, double nudgeY) {
        Shifted w = jacobian(x, y, f0, nudgeX, nudgeY).shifted(h);
        double[] k1 = w.solve(f0[0], f0[1]);
        double[] f1 = field.at(x + h / 2 * k1[0], y + h / 2 * k1[1]);
        double[] k2 = w.solve(f1[0] - k1[0], f1[1] - k1[1]);
        k2[0] += k1[0];
        k2[1] += k1[1];
        double nextX = x + h * k2[0];
        double nextY = y + h * k2[1];
        double[] f2 = field.at(nextX, nextY);
        double[] k3 = w.solve(
                f2[0] - E32 * (k2[0] - f1[0]) - 2 * (k1[0] - f0[0]),
                f2[1] - E32 * (k2[1] - f1[1]) - 2 * (k1[1] - f0[1]));
        double errorX = h / 6 * Math.abs(k1[0] - 2 * k2[0] + k3[0]);
        double errorY = h / 6 * Math.abs(k1[1] - 2 * k2[1] + k3[1]);
        return new Step(nextX, nextY, f2, errorX, errorY);
    }

    private Jacobian jacobian(double x, double y, double[] at, double nudgeX, double nudgeY) {
        double[] inX = field.at(x + nudgeX, y);
        double[] inY = field.at(x, y + nudgeY);
        return new Jacobian(
                (inX[0] - at[0]) / nudgeX,
                (inY[0] - at[0]) / nudgeY,
                (inX[1] - at[1]) / nudgeX,
                (inY[1] - at[1]) / nudgeY);
    }

    /** The derivatives of both slopes in x and in y. */
    private record Jacobian(double xx, double xy, double yx, double yy) {
        Shifted shifted(double h) {
            double d = h / (2 + ROOT_TWO);
            return new Shifted(1 - d * xx, -d * xy, -d * yx, 1 - d * yy);
        }
    }

    /** {@code 1 - h d J}. */
    private record Shifted(double xx, double xy, double yx, double yy) {
        double[] solve(double x, double y) {
            double determinant = xx * yy - xy * yx;
            return new double[] {(yy * x - xy * y) / determinant, (xx * y - yx * x) / determinant};
        }
    }
}

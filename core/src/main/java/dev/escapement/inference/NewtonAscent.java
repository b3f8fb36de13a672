package dev.escapement.inference;

import java.util.Arrays;
import java.util.Optional;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.LinearSolverFactory_DDRM;
import org.ejml.interfaces.linsol.LinearSolverDense;

/**
 * Newton's method for a maximum, with the exact Hessian; where that is not negative definite, or a step does not climb, it
 * is damped as Levenberg and Marquardt do. Holds its workspace, so one object serves many ascents, one at a time.
 */
final class NewtonAscent {
    private static final int STEPS = 200;
    private static final double DAMPING_LIMIT = 1e12;

    /** What climbs: its value at the parameters, with gradient and Hessian written in full. */
    interface Height {
        double at(double[] parameters, double[] gradient, double[][] hessian);
    }

    /** Where the height is greatest, and the inverse of its negated Hessian there. */
    record Summit(double[] parameters, double value, double[][] covariance) {}

    private final int size;
    private final double[] gradient;
    private final double[][] hessian;
    private final DMatrixRMaj matrix;
    private final DMatrixRMaj right;
    private final DMatrixRMaj step;
    private final LinearSolverDense<DMatrixRMaj> solver;
    private final double[] parameters;
    private double value;

    NewtonAscent(int size) {
        this.size = size;
        this.gradient = new double[size];
        this.hessian = new double[size][size];
        this.matrix = new DMatrixRMaj(size, size);
        this.right = new DMatrixRMaj(size, 1);
        this.step = new DMatrixRMaj(size, 1);
        this.solver = LinearSolverFactory_DDRM.chol(size);
        this.parameters = new double[size];
    }

    /** The summit above the start, or nothing if none is found: the height rises for ever, or is flat. */
    Optional<Summit> climb(Height height, double[] start, double tolerance) {
        if (!reach(height, start, tolerance) || !factor(0)) {
            return Optional.empty();
        }
        DMatrixRMaj inverse = new DMatrixRMaj(size, size);
        solver.invert(inverse);
        double[][] covariance = new double[size][size];
        for (int i = 0; i < size; i++) {
            for (int j = 0; j < size; j++) {
                covariance[i][j] = inverse.get(i, j);
                if (!Double.isFinite(covariance[i][j])) {
                    return Optional.empty();
                }
            }
        }
        return Optional.of(new Summit(parameters.clone(), value, covariance));
    }

    /**
     * Goes to the summit; whether it got there. {@link #parameters()} then holds where.
     *
     * @param tolerance the gain that the last full Newton step promises, in units of the height, is below this
     */
    boolean reach(Height height, double[] start, double tolerance) {
        System.arraycopy(start, 0, parameters, 0, size);
        double[] next = new double[size];
        value = height.at(parameters, gradient, hessian);
        double damping = 0;
        for (int i = 0; i < STEPS && Double.isFinite(value); i++) {
            while (!factor(damping)) {
                damping = damping == 0 ? 1e-3 : 10 * damping;
                if (damping > DAMPING_LIMIT) {
                    return false;
                }
            }
            solver.solve(right, step);
            double gain = 0;
            for (int j = 0; j < size; j++) {
                gain += gradient[j] * step.get(j);
                next[j] = parameters[j] + step.get(j);
            }
            double before = value;
            value = height.at(next, gradient, hessian);
            if (value >= before - Math.max(tolerance, 1e-12 * Math.abs(before))) {
                System.arraycopy(next, 0, parameters, 0, size);
                if (gain < tolerance && damping == 0) {
                    return true;
                }
                damping = damping <= 1e-3 ? 0 : damping / 10;
            } else {
                value = height.at(parameters, gradient, hessian);
                damping = damping == 0 ? 1e-3 : 10 * damping;
                if (damping > DAMPING_LIMIT) {
                    return false;
                }
            }
        }
        return false;
    }

    double[] parameters() {
        return parameters;
    }

    double value() {
        return value;
    }

    private boolean factor(double damping) {
        for (int i = 0; i < size; i++) {
            for (int j = 0; j < size; j++) {
                matrix.set(i, j, -hessian[i][j]);
            }
            matrix.add(i, i, damping * Math.max(Math.abs(hessian[i][i]), Double.MIN_NORMAL));
            right.set(i, gradient[i]);
        }
        return Arrays.stream(gradient).allMatch(Double::isFinite) && solver.setA(matrix);
    }
}

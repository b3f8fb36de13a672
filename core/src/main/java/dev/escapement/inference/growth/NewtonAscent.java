package dev.escapement.inference.growth;

import java.util.Arrays;
import java.util.Optional;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.LinearSolverFactory_DDRM;
import org.ejml.interfaces.linsol.LinearSolverDense;

/**
 * Newton's method for a maximum within a box, with the exact Hessian. Where that is not negative definite, or a step does not
 * raise the objective, it is damped as Levenberg and Marquardt do; a parameter that presses against its bound is held there.
 * Holds its workspace, so one object serves many ascents, one at a time.
 */
public final class NewtonAscent {
    private static final int STEPS = 200;
    private static final double FIRST_DAMPING = 1e-8;
    private static final double DAMPING_LIMIT = 1e12;

    /** What is maximised: its value at the parameters, with the gradient and the Hessian's lower triangle. */
    public interface Objective {
        /** The value; overwrites the gradient and the lower triangle of the Hessian. */
        double at(double[] parameters, double[] gradient, double[][] hessian);
    }

    /**
     * The point where the objective is greatest, and the value there.
     *
     * @param covariance the inverse of the negated Hessian there, zero for a parameter at its bound
     */
    @SuppressWarnings("ArrayRecordComponent") // the accessors copy
    public record Maximum(double[] parameters, double value, double[][] covariance) {
        @Override
        public double[] parameters() {
            return parameters.clone();
        }

        @Override
        public double[][] covariance() {
            return Arrays.stream(covariance).map(double[]::clone).toArray(double[][]::new);
        }
    }

    private final int size;
    private final double[] least;
    private final double[] most;
    private final boolean[] held;
    private final double[] gradient;
    private final double[][] hessian;
    private final DMatrixRMaj matrix;
    private final DMatrixRMaj right;
    private final DMatrixRMaj step;
    private final LinearSolverDense<DMatrixRMaj> solver;
    private final double[] parameters;
    private final double[] next;
    private double value;

    private NewtonAscent(double[] least, double[] most) {
        this.size = least.length;
        this.least = least;
        this.most = most;
        this.held = new boolean[size];
        this.gradient = new double[size];
        this.hessian = new double[size][size];
        this.matrix = new DMatrixRMaj(size, size);
        this.right = new DMatrixRMaj(size, 1);
        this.step = new DMatrixRMaj(size, 1);
        this.solver = LinearSolverFactory_DDRM.chol(size);
        this.parameters = new double[size];
        this.next = new double[size];
    }

    /** For the parameters of a curve within its bounds, and so many more without any. */
    public static NewtonAscent within(Curve curve, int more) {
        double[] least = new double[curve.size() + more];
        double[] most = new double[curve.size() + more];
        Arrays.fill(least, Double.NEGATIVE_INFINITY);
        Arrays.fill(most, Double.POSITIVE_INFINITY);
        for (int i = 0; i < curve.size(); i++) {
            least[i] = curve.least(i);
            most[i] = curve.most(i);
        }
        return new NewtonAscent(least, most);
    }

    /**
     * The maximum above the start, or nothing if none is found: the objective rises for ever, or is flat.
     *
     * @param tolerance the gain that the last full Newton step promises, in units of the objective, is below this
     */
    public Optional<Maximum> maximise(Objective objective, double[] start, double tolerance) {
        if (!reach(objective, start, tolerance)) {
            return Optional.empty();
        }
        value = objective.at(parameters, gradient, hessian);
        if (!factor(0)) {
            return Optional.empty();
        }
        DMatrixRMaj inverse = new DMatrixRMaj(size, size);
        solver.invert(inverse);
        double[][] covariance = new double[size][size];
        for (int i = 0; i < size; i++) {
            for (int j = 0; j < size; j++) {
                covariance[i][j] = held[i] || held[j] ? 0 : inverse.get(i, j);
                if (!Double.isFinite(covariance[i][j])) {
                    return Optional.empty();
                }
            }
        }
        return Optional.of(new Maximum(parameters.clone(), value, covariance));
    }

    /**
     * Goes to the maximum; whether it got there. {@link #parameters()} then holds where. The last step, which promises
     * less than the tolerance, is taken unseen.
     */
    public boolean reach(Objective objective, double[] start, double tolerance) {
        for (int i = 0; i < size; i++) {
            parameters[i] = Math.min(Math.max(start[i], least[i]), most[i]);
        }
        value = objective.at(parameters, gradient, hessian);
        double damping = 0;
        for (int i = 0; i < STEPS && Double.isFinite(value); i++) {
            while (!factor(damping)) {
                damping = damping == 0 ? FIRST_DAMPING : 10 * damping;
                if (!(damping < DAMPING_LIMIT)) {
                    return false;
                }
            }
            double gain = propose();
            if (gain < tolerance && damping == 0) {
                System.arraycopy(next, 0, parameters, 0, size);
                return true;
            }
            double before = value;
            value = objective.at(next, gradient, hessian);
            if (value >= before - 1e-12 * Math.abs(before)) {
                System.arraycopy(next, 0, parameters, 0, size);
                damping = damping <= FIRST_DAMPING ? 0 : damping / 10;
            } else {
                value = objective.at(parameters, gradient, hessian);
                damping = damping == 0 ? FIRST_DAMPING : 10 * damping;
            }
        }
        return false;
    }

    /** Where the last ascent ended; the workspace itself, overwritten by the next. */
    public double[] parameters() {
        return parameters;
    }

    /** Sets the next point; the gain that a quadratic would have there, twice. */
    private double propose() {
        solver.solve(right, step);
        double gain = 0;
        for (int j = 0; j < size; j++) {
            next[j] = Math.min(Math.max(parameters[j] + step.get(j), least[j]), most[j]);
            gain += gradient[j] * (next[j] - parameters[j]);
        }
        return gain;
    }

    private boolean factor(double damping) {
        for (int i = 0; i < size; i++) {
            if (!Double.isFinite(gradient[i])) {
                return false;
            }
            held[i] = (parameters[i] <= least[i] && gradient[i] <= 0) || (parameters[i] >= most[i] && gradient[i] >= 0);
        }
        for (int i = 0; i < size; i++) {
            for (int j = 0; j <= i; j++) {
                double entry = held[i] || held[j] ? 0 : -hessian[i][j];
                matrix.set(i, j, entry);
                matrix.set(j, i, entry);
            }
            double diagonal = Math.max(Math.abs(hessian[i][i]), Double.MIN_NORMAL);
            matrix.set(i, i, held[i] ? 1 : -hessian[i][i] + damping * diagonal);
            right.set(i, held[i] ? 0 : gradient[i]);
        }
        return solver.setA(matrix);
    }
}

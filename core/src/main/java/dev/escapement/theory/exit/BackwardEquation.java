package dev.escapement.theory.exit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Kolmogorov's backward equation of the overlap, {@code v_t = G v_m + S v_mm / 2} with v = 0 at the threshold and v = 1 at
 * the start, in the grid's coordinate xi: central differences for the second derivative and three-point upwind ones for the
 * first, both of order 2 (a first-order upwind difference would spread deterministic paths by a seventh of their length), and
 * an L-stable implicit method of order 2 in time, whose steps grow with the time.
 */
public final class BackwardEquation {
    /** {@code 1 - sqrt(1/2)}: of the singly diagonal implicit Runge-Kutta method. */
    private static final double THETA = 0.2928932188134524;

    /** Growth of a time step with the time. */
    private static final double GROWTH = 0.08;

    /** Where nearly all have escaped. */
    private static final double GONE = 1e-6;

    /** A step that reaches the threshold does so half a step after the diffusion, on average. */
    private static final double HALF_STEP = 0.5;

    private final OverlapGrid grid;
    private final int n;
    /** Row i of the generator, columns i - 2 to i + 2. */
    private final double[][] generator;

    private final double[][] factor;
    private double factored = Double.NaN;

    /** The equation of a mean and a variance of a step at the grid's points. */
    public BackwardEquation(OverlapGrid grid, double[] mean, double[] variance) {
        this.grid = grid;
        n = mean.length;
        generator = new double[5][n];
        factor = new double[5][n];
        double h = grid.spacing();
        for (int i = 0; i < n; i++) {
            double x = grid.points()[i];
            double slope = Math.sqrt(x * x + grid.scale() * grid.scale());
            double diffusion = variance[i] / (2 * slope * slope);
            double speed = mean[i] / slope - diffusion * x / slope;
            add(i, -1, diffusion / (h * h));
            add(i, 1, diffusion / (h * h));
            add(i, 0, -2 * diffusion / (h * h));
            int side = speed > 0 ? 1 : -1;
            double upwind = Math.abs(speed) / (2 * h);
            add(i, 0, -3 * upwind);
            add(i, side, 4 * upwind);
            add(i, 2 * side, -upwind);
        }
    }

    /** Adds to row i at an offset; what falls off the grid is mirrored, with the sign that the boundary asks for. */
    private void add(int i, int offset, double value) {
        int column = i + offset;
        double sign = 1;
        if (column >= n) {
            column = 2 * n - 1 - column;
            sign = -1;
        } else if (column < 0) {
            column = -1 - column;
            sign = grid.absorbing() ? -1 : 1;
        }
        generator[column - i + 2][i] += sign * value;
    }

    /** P(T > t) from the grid's start, up to a horizon. */
    public SurvivalCurve survival(double horizon) {
        double fastest = 0;
        for (int i = 0; i < n; i++) {
            fastest = Math.max(fastest, Math.abs(generator[2][i]));
        }
        double first = Math.max(Math.min(1, 1 / fastest), horizon * 1e-24);
        double[] v = new double[n];
        Arrays.fill(v, 1);
        List<Double> times = new ArrayList<>(List.of(0.0, HALF_STEP));
        List<Double> left = new ArrayList<>(List.of(1.0, 1.0));
        double time = 0;
        double dt = first;
        double share = 1;
        while (time < horizon && share > GONE) {
            if (GROWTH * time > 1.25 * dt) {
                dt = GROWTH * time;
            }
            dt = Math.min(dt, horizon - time);
            step(v, dt);
            time = horizon - time <= dt ? horizon : time + dt;
            double sum = 0;
            for (int i = 0; i < n; i++) {
                sum += grid.start()[i] * v[i];
            }
            share = Math.max(0, Math.min(share, sum));
            times.add(time + HALF_STEP);
            left.add(share);
        }
        return SurvivalCurve.of(
                times.stream().mapToDouble(t -> t).toArray(),
                left.stream().mapToDouble(s -> s).toArray());
    }

    private void step(double[] v, double dt) {
        factorise(THETA * dt);
        double[] inner = v.clone();
        solve(inner);
        double rest = (1 - THETA) * dt;
        for (int i = 0; i < n; i++) {
            double sum = 0;
            for (int k = Math.max(0, 2 - i); k < Math.min(5, n + 2 - i); k++) {
                sum += generator[k][i] * inner[i + k - 2];
            }
            v[i] += rest * sum;
        }
        solve(v);
    }

    /** LU factors of {@code 1 - h generator}, banded, without pivoting. */
    private void factorise(double h) {
        if (h == factored) {
            return;
        }
        factored = h;
        for (int k = 0; k < 5; k++) {
            for (int i = 0; i < n; i++) {
                factor[k][i] = (k == 2 ? 1 : 0) - h * generator[k][i];
            }
        }
        for (int i = 0; i < n; i++) {
            for (int below = 1; below <= 2 && i + below < n; below++) {
                int row = i + below;
                double ratio = factor[2 - below][row] / factor[2][i];
                factor[2 - below][row] = ratio;
                for (int right = 1; right <= 2; right++) {
                    factor[2 - below + right][row] -= ratio * factor[2 + right][i];
                }
            }
        }
    }

    private void solve(double[] v) {
        for (int i = 1; i < n; i++) {
            v[i] -= factor[1][i] * v[i - 1] + (i > 1 ? factor[0][i] * v[i - 2] : 0);
        }
        for (int i = n - 1; i >= 0; i--) {
            double sum = v[i];
            if (i + 1 < n) {
                sum -= factor[3][i] * v[i + 1];
            }
            if (i + 2 < n) {
                sum -= factor[4][i] * v[i + 2];
            }
            v[i] = sum / factor[2][i];
        }
    }
}

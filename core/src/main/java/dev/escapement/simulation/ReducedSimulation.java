package dev.escapement.simulation;

import dev.escapement.algorithm.Direction;
import dev.escapement.algorithm.Escape;
import dev.escapement.algorithm.Geometry;
import dev.escapement.random.Sampler;
import dev.escapement.random.StreamKey;
import dev.escapement.random.Xoshiro256;
import java.util.ArrayList;
import java.util.List;

/** Reduced runs, one a lane; a lane whose run has ended takes the next one. */
final class ReducedSimulation implements Simulation {
    private static final int LANES = 64;

    private final Scenario scenario;
    private final List<StreamKey> cells;
    private final Geometry geometry;
    private final Escape escape;
    private final Direction direction;
    private final Samples samples;
    private final Start start;
    private final Xoshiro256 generator;
    private final Geometry.Step step;
    private final double[] squaredNorm;
    private final double[] q;
    private final double[] initial;
    private final long[] steps;
    private final int[] cell;
    private int active;
    private int next;

    ReducedSimulation(Scenario scenario, List<StreamKey> cells) {
        this.scenario = scenario;
        this.cells = List.copyOf(cells);
        int lanes = Math.min(LANES, cells.size());
        geometry = scenario.model().geometry();
        escape = scenario.escape();
        direction = scenario.model().direction(scenario.eta(), lanes);
        samples = new Samples(scenario, lanes);
        start = new Start(scenario);
        generator = new Xoshiro256(lanes);
        step = new Geometry.Step(lanes);
        squaredNorm = new double[lanes];
        q = new double[lanes];
        initial = new double[lanes];
        steps = new long[lanes];
        cell = new int[lanes];
        while (active < lanes) {
            begin(active++);
        }
    }

    @Override
    public boolean done() {
        return active == 0;
    }

    @Override
    public List<Finished> advance(long count) {
        List<Finished> finished = new ArrayList<>();
        for (long k = 0; k < count && active > 0; k++) {
            if (advanceOnce()) {
                collect(finished);
            }
        }
        return finished;
    }

    private void begin(int lane) {
        cells.get(next).seed(generator, lane, 0);
        cell[lane] = next++;
        initial[lane] = start.overlap(new Sampler(generator, lane));
        step.overlap[lane] = initial[lane];
        q[lane] = 1;
        steps[lane] = 0;
    }

    /** One step in every lane; whether any run has ended. */
    private boolean advanceOnce() {
        int n = active;
        samples.draw(generator, n);
        look(n);
        direction.psi(step.z, step.s, samples.noise, squaredNorm, step.p, n);
        double gamma = scenario.gamma();
        for (int i = 0; i < n; i++) {
            step.p[i] *= gamma;
        }
        geometry.increments(step, n);
        return geometry.normalises() ? moveOnSphere(n) : moveFreely(n);
    }

    /** What a sample shows at the present overlap: z, s and |x|^2. */
    private void look(int n) {
        for (int i = 0; i < n; i++) {
            double root = Math.sqrt(q[i]);
            double c = clamp(step.overlap[i] / root);
            double g = samples.g[i];
            double u = samples.u[i];
            step.g[i] = g;
            step.z[i] = root * g;
            step.s[i] = c * g + Math.sqrt((1 - c) * (1 + c)) * u;
            step.orthogonal[i] = u * u + samples.rest[i];
            squaredNorm[i] = g * g + step.orthogonal[i];
        }
    }

    private boolean moveOnSphere(int n) {
        boolean ended = false;
        for (int i = 0; i < n; i++) {
            double e = step.excess[i];
            double norm = Math.sqrt(1 + e);
            double m = step.overlap[i];
            m += (step.p[i] * step.tangent[i] - m * (e / (1 + norm))) / norm;
            step.overlap[i] = m;
            ended |= ++steps[i] >= scenario.maxSteps() || !Double.isFinite(m) || escape.reached(clamp(m));
        }
        return ended;
    }

    private boolean moveFreely(int n) {
        boolean ended = false;
        for (int i = 0; i < n; i++) {
            step.overlap[i] += step.p[i] * step.tangent[i];
            q[i] += step.excess[i];
            ended |= ++steps[i] >= scenario.maxSteps() || !finite(i) || escape.reached(overlap(i));
        }
        return ended;
    }

    private void collect(List<Finished> finished) {
        for (int lane = 0; lane < active; lane++) {
            Status status = status(lane);
            if (status == null) {
                continue;
            }
            double last = status == Status.DIVERGED ? Double.NaN : overlap(lane);
            finished.add(new Finished(cell[lane], new Outcome(status, initial[lane], last, steps[lane])));
            if (next < cells.size()) {
                begin(lane);
            } else {
                move(--active, lane--);
            }
        }
    }

    /** How the run in a lane has ended; null while it goes on. */
    private Status status(int lane) {
        if (!finite(lane)) {
            return Status.DIVERGED;
        }
        if (escape.reached(overlap(lane))) {
            return Status.ESCAPED;
        }
        return steps[lane] >= scenario.maxSteps() ? Status.CENSORED : null;
    }

    private void move(int from, int to) {
        generator.copy(from, to);
        step.overlap[to] = step.overlap[from];
        q[to] = q[from];
        initial[to] = initial[from];
        steps[to] = steps[from];
        cell[to] = cell[from];
    }

    private double overlap(int lane) {
        return clamp(step.overlap[lane] / Math.sqrt(q[lane]));
    }

    /** Where the geometry normalises, M stops being finite as soon as the state before normalising does. */
    private boolean finite(int lane) {
        return Double.isFinite(step.overlap[lane]) && Double.isFinite(q[lane]) && q[lane] > 0;
    }

    private static double clamp(double c) {
        return Math.max(-1, Math.min(1, c));
    }
}

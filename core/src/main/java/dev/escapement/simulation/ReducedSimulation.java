package dev.escapement.simulation;

import dev.escapement.algorithm.Direction;
import dev.escapement.algorithm.Escape;
import dev.escapement.algorithm.Geometry;
import dev.escapement.algorithm.PolynomialGradient;
import dev.escapement.random.ChiSquare;
import dev.escapement.random.Sampler;
import dev.escapement.random.StreamKey;
import dev.escapement.random.Uniform;
import dev.escapement.random.Xoshiro256;
import dev.escapement.simulation.kernel.Kernel;
import dev.escapement.simulation.kernel.LaneKernel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Reduced runs, one a lane; a lane whose run has ended takes the next one. A step reads two words of a lane's stream; a lane
 * whose chi-square the squeeze does not decide reads more, on its own.
 */
final class ReducedSimulation implements Simulation {
    static final int LANES = 128;

    private final Scenario scenario;
    private final List<StreamKey> cells;
    private final Geometry geometry;
    private final Escape escape;
    private final Direction direction;
    /** Null if the direction is no such product. */
    private final PolynomialGradient gradient;

    private final ChiSquare chiSquare;
    private final boolean squeezes;
    private final LaneKernel kernel;
    /** Null if a step sees one sample. */
    private final LaneBatch batch;
    /** gamma / B. */
    private final double share;

    private final LaneKernel.Draw draw;
    private final Start start;
    private final Xoshiro256 generator;
    private final Geometry.Step step;
    private final double[] rest;
    private final double[] squaredNorm;
    private final double[] q;
    private final double[] initial;
    private final long[] born;
    private final int[] cell;
    private final Passages[] passages;
    /** The next level of a lane's run, or the threshold. */
    private final double[] limit;
    /** The open interval of overlaps in which no run has reached its threshold or its next level. */
    private double low;

    private double high;
    private int active;
    private int next;
    /** Steps since the first run began. */
    private long clock;
    /** When the oldest run is censored. */
    private long deadline;

    ReducedSimulation(Scenario scenario, List<StreamKey> cells, Kernel kernel) {
        this.scenario = scenario;
        this.cells = List.copyOf(cells);
        int lanes = LaneKernel.padded(Math.min(LANES, cells.size()));
        geometry = scenario.model().geometry();
        escape = scenario.escape();
        direction = scenario.model().direction(scenario.eta(), scenario.dimension(), lanes);
        gradient = scenario.model().polynomialGradient().orElse(null);
        chiSquare = new ChiSquare(scenario.dimension() - 2);
        squeezes = chiSquare.readsUniform();
        this.kernel = kernel.lanes(lanes);
        share = scenario.gamma() / scenario.batch();
        draw = new LaneKernel.Draw(lanes, scenario.model().noisy());
        batch = scenario.batch() == 1 ? null : new LaneBatch(scenario, kernel, lanes, draw);
        start = new Start(scenario);
        generator = new Xoshiro256(lanes);
        // z is g where |w| = 1: one array serves as both.
        step = geometry.normalises() ? new Geometry.Step(lanes, draw.g, draw.g) : new Geometry.Step(lanes, draw.g);
        rest = new double[lanes];
        squaredNorm = new double[lanes];
        q = new double[lanes];
        initial = new double[lanes];
        born = new long[lanes];
        cell = new int[lanes];
        passages = new Passages[lanes];
        limit = new double[lanes];
    }

    /** Begins as many runs as there are lanes. */
    void begin() {
        while (active < Math.min(LANES, cells.size())) {
            begin(active++);
        }
        clearIdleLanes();
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

    @Override
    public List<Position> underWay() {
        return IntStream.range(0, active)
                .mapToObj(lane -> new Position(cell[lane], clock - born[lane], overlap(lane)))
                .toList();
    }

    @Override
    public SimulationState state() {
        return new ReducedState(
                clock,
                next,
                Arrays.copyOf(cell, active),
                Arrays.copyOf(born, active),
                Arrays.copyOf(initial, active),
                Arrays.copyOf(step.overlap, active),
                Arrays.copyOf(q, active),
                generator.states(active),
                Arrays.stream(passages, 0, active).map(Passages::noted).toList());
    }

    void restore(ReducedState state) {
        clock = state.clock();
        next = state.next();
        active = state.cell().length;
        System.arraycopy(state.cell(), 0, cell, 0, active);
        System.arraycopy(state.born(), 0, born, 0, active);
        System.arraycopy(state.initial(), 0, initial, 0, active);
        System.arraycopy(state.overlap(), 0, step.overlap, 0, active);
        System.arraycopy(state.q(), 0, q, 0, active);
        generator.restore(state.streams());
        for (int lane = 0; lane < active; lane++) {
            passages[lane] = new Passages(scenario, state.passages().get(lane));
        }
        clearIdleLanes();
    }

    private void begin(int lane) {
        cells.get(next).seed(generator, lane, 0);
        cell[lane] = next++;
        initial[lane] = start.overlap(new Sampler(generator, lane));
        step.overlap[lane] = initial[lane];
        q[lane] = 1;
        born[lane] = clock;
        passages[lane] = new Passages(scenario);
        passages[lane].look(escape.progress(initial[lane]), 0);
    }

    /**
     * Zeroes the lanes that hold no run, since a kernel may compute them beside those that do; and finds the next deadline, the
     * lowest level or threshold that a run has yet to reach.
     */
    private void clearIdleLanes() {
        for (int lane = active; lane < q.length; lane++) {
            step.overlap[lane] = 0;
            step.p[lane] = 0;
            step.tangent[lane] = 0;
            step.excess[lane] = 0;
        }
        deadline = Long.MAX_VALUE;
        high = escape.threshold();
        for (int lane = 0; lane < active; lane++) {
            deadline = Math.min(deadline, Math.max(born[lane], born[lane] + scenario.maxSteps()));
            limit[lane] = Math.min(escape.threshold(), passages[lane].next());
            high = Math.min(high, limit[lane]);
        }
        low = escape.mode().eitherSign() ? -high : Double.NEGATIVE_INFINITY;
    }

    /** One step in every lane; whether any run has ended. */
    private boolean advanceOnce() {
        int n = active;
        if (batch == null) {
            kernel.draw(generator, draw, 1, n);
            drawRest(n);
        } else {
            batch.draw(generator, step.overlap, q, n);
            drawRest(n);
            batch.merge(rest, n);
        }
        if (geometry.normalises()) {
            kernel.look(step.overlap, draw, rest, step.s, step.orthogonal, squaredNorm, n);
        } else {
            look(n);
        }
        if (batch == null) {
            psi(n);
        } else {
            Arrays.fill(step.p, 0, n, 1);
        }
        boolean ended = move(n);
        return ++clock >= deadline || ended;
    }

    private void psi(int n) {
        if (gradient == null) {
            direction.psi(step.z, step.s, draw.noise, squaredNorm, step.p, n);
        } else {
            kernel.psi(gradient, step.z, step.s, step.p, n);
        }
    }

    private boolean move(int n) {
        if (geometry == Geometry.PROJECTED) {
            return kernel.moveProjected(share, step.overlap, step.p, step.g, step.s, step.orthogonal, low, high, n);
        }
        for (int i = 0; i < n; i++) {
            step.p[i] *= share;
        }
        geometry.increments(step, n);
        return geometry.normalises()
                ? kernel.moveOnSphere(step.overlap, step.p, step.tangent, step.excess, low, high, n)
                : moveFreely(n);
    }

    /** |x|^2 across w and theta. */
    private void drawRest(int n) {
        if (!squeezes) {
            int degrees = scenario.dimension() - 2;
            for (int i = 0; i < n; i++) {
                rest[i] = degrees * draw.normal[i] * draw.normal[i];
            }
        } else if (kernel.chiSquare(chiSquare.slope(), chiSquare.delta(), draw, rest, n)) {
            decideRest(n);
        }
    }

    private void decideRest(int n) {
        for (int i = 0; i < n; i++) {
            if (Double.isNaN(rest[i])) {
                double tail = Uniform.open(generator.next(i));
                double u = (draw.uniform[i] + tail) / (1 << LaneKernel.UNIFORM_BITS);
                rest[i] = chiSquare.sample(draw.normal[i], u, generator, i);
            }
        }
    }

    /** What a sample shows where |w| is free: z, s and |x|^2. */
    private void look(int n) {
        for (int i = 0; i < n; i++) {
            double root = Math.sqrt(q[i]);
            double c = clamp(step.overlap[i] / root);
            double g = draw.g[i];
            double u = draw.u[i];
            step.z[i] = root * g;
            step.s[i] = c * g + Math.sqrt((1 - c) * (1 + c)) * u;
            step.orthogonal[i] = u * u + rest[i];
            squaredNorm[i] = g * g + step.orthogonal[i];
        }
    }

    private boolean moveFreely(int n) {
        boolean ended = false;
        for (int i = 0; i < n; i++) {
            step.overlap[i] += step.p[i] * step.tangent[i];
            q[i] += step.excess[i];
            double m = step.overlap[i] / Math.sqrt(q[i]);
            ended |= !(m > low && m < high) || q[i] == Double.POSITIVE_INFINITY;
        }
        return ended;
    }

    private void collect(List<Finished> finished) {
        boolean changed = false;
        for (int lane = 0; lane < active; lane++) {
            if (clock < deadline && inside(lane)) {
                continue;
            }
            changed = true;
            Status status = status(lane);
            if (status == null) {
                continue;
            }
            double last = status == Status.DIVERGED ? Double.NaN : overlap(lane);
            long steps = clock - born[lane];
            List<Passage> noted = passages[lane].noted();
            finished.add(new Finished(cell[lane], new Outcome(status, initial[lane], last, steps, noted)));
            if (next < cells.size()) {
                begin(lane);
            } else {
                move(--active, lane--);
            }
        }
        if (changed) {
            clearIdleLanes();
        }
    }

    /** Whether a lane's run has neither ended nor reached its next level, but for its last step. */
    private boolean inside(int lane) {
        double m = geometry.normalises() ? step.overlap[lane] : step.overlap[lane] / Math.sqrt(q[lane]);
        double lowest = escape.mode().eitherSign() ? -limit[lane] : Double.NEGATIVE_INFINITY;
        return m > lowest && m < limit[lane] && q[lane] < Double.POSITIVE_INFINITY;
    }

    /** How the run in a lane has ended; null while it goes on. */
    private Status status(int lane) {
        if (!finite(lane)) {
            return Status.DIVERGED;
        }
        double progress = escape.progress(overlap(lane));
        passages[lane].look(progress, clock - born[lane]);
        if (progress >= escape.threshold()) {
            return Status.ESCAPED;
        }
        return clock - born[lane] >= scenario.maxSteps() ? Status.CENSORED : null;
    }

    private void move(int from, int to) {
        generator.copy(from, to);
        step.overlap[to] = step.overlap[from];
        q[to] = q[from];
        initial[to] = initial[from];
        born[to] = born[from];
        cell[to] = cell[from];
        passages[to] = passages[from];
        limit[to] = limit[from];
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

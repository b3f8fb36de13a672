package dev.escapement.simulation;

import dev.escapement.algorithm.Direction;
import dev.escapement.algorithm.Geometry;
import dev.escapement.random.Sampler;
import dev.escapement.random.StreamKey;
import dev.escapement.random.Xoshiro256;
import java.util.ArrayList;
import java.util.List;

/**
 * Dense runs, one after the other.
 *
 * <p>{@code q = |w|^2} follows from scalars: {@code |w + p (x - z w)|^2 = 1 + p^2 (|x|^2 - z^2)} on the sphere. It is summed
 * afresh where rounding could show: every {@value #STEPS_TO_SUM} steps, and after a step so long that the formula could
 * cancel. Between, it is right to {@value #STEPS_TO_SUM} roundings or so: 1e-13.
 */
final class DenseSimulation implements Simulation {
    private static final int STEPS_TO_SUM = 256;

    private final Scenario scenario;
    private final List<StreamKey> cells;
    private final Geometry geometry;
    private final Direction direction;
    private final DenseVectors<?> vectors;
    private final Start start;
    /** The logical lane behind the sample's: it draws the start and the label noise. */
    private final Xoshiro256 aside = new Xoshiro256(1);

    private final Sampler sampler = new Sampler(aside, 0);

    private final double[] z = new double[1];
    private final double[] s = new double[1];
    private final double[] noise = new double[1];
    private final double[] squaredNorm = new double[1];
    private final double[] psi = new double[1];

    private double q;
    private double initial;
    private long steps;
    private int cell;

    DenseSimulation(Scenario scenario, List<StreamKey> cells, DenseVectors<?> vectors) {
        this.scenario = scenario;
        this.cells = List.copyOf(cells);
        this.vectors = vectors;
        geometry = scenario.model().geometry();
        direction = scenario.model().direction(scenario.eta(), 1);
        start = new Start(scenario);
    }

    @Override
    public boolean done() {
        return cell == cells.size();
    }

    @Override
    public List<Finished> advance(long count) {
        List<Finished> finished = new ArrayList<>();
        for (long k = 0; k < count && !done(); k++) {
            move();
            steps++;
            Status status = status();
            if (status != null) {
                double last = status == Status.DIVERGED ? Double.NaN : overlap();
                finished.add(new Finished(cell, new Outcome(status, initial, last, steps)));
                begin(cell + 1);
            }
        }
        return finished;
    }

    @Override
    public List<Position> underWay() {
        return done() ? List.of() : List.of(new Position(cell, steps, overlap()));
    }

    @Override
    public SimulationState state() {
        return new DenseState(cell, steps, initial, q, vectors.settled(), vectors.streams(), aside.states(1));
    }

    void restore(DenseState state) {
        cell = state.cell();
        steps = state.steps();
        initial = state.initial();
        q = state.q();
        vectors.restore(state.w(), state.streams());
        aside.restore(state.aside());
    }

    /** Puts a run at its start, if there is such: the drawn overlap, and a uniform direction across theta. */
    void begin(int next) {
        cell = next;
        if (done()) {
            return;
        }
        StreamKey key = cells.get(cell);
        key.seed(aside, 0, DenseVectors.STREAMS);
        steps = 0;
        initial = start.overlap(sampler);
        vectors.start(key, initial);
        q = 1;
    }

    private void move() {
        vectors.draw();
        z[0] = vectors.dot();
        s[0] = vectors.x0();
        squaredNorm[0] = vectors.squaredNorm();
        if (scenario.model().noisy()) {
            noise[0] = sampler.gaussian();
        }
        direction.psi(z, s, noise, squaredNorm, psi, 1);
        step(scenario.gamma() * psi[0], z[0], squaredNorm[0]);
        if ((steps + 1) % STEPS_TO_SUM == 0) {
            settle();
        }
    }

    /** The step p along a sample with {@code <w, x> = z}. */
    private void step(double p, double z, double squaredNorm) {
        boolean isShort = p * p * squaredNorm <= q / 4;
        double shrink = geometry == Geometry.PROJECTED ? 1 - p * z : 1;
        if (!isShort) {
            vectors.later(shrink, p);
            settle();
        } else if (geometry == Geometry.EUCLIDEAN) {
            vectors.later(1, p);
            q += p * (2 * z + p * squaredNorm);
        } else {
            double excess =
                    geometry == Geometry.PROJECTED ? p * p * (squaredNorm - z * z) : p * (2 * z + p * squaredNorm);
            double norm = Math.sqrt(1 + excess);
            vectors.later(shrink / norm, p / norm);
        }
    }

    /** Sums q afresh, and returns to the sphere if the geometry wants it. */
    private void settle() {
        q = vectors.normOfW();
        if (geometry.normalises() && finite()) {
            vectors.later(1 / Math.sqrt(q), 0);
            q = 1;
        }
    }

    /** How the run has ended; null while it goes on. */
    private Status status() {
        if (!finite()) {
            return Status.DIVERGED;
        }
        if (scenario.escape().reached(overlap())) {
            return Status.ESCAPED;
        }
        return steps >= scenario.maxSteps() ? Status.CENSORED : null;
    }

    private double overlap() {
        return Math.max(-1, Math.min(1, vectors.w0() / Math.sqrt(q)));
    }

    private boolean finite() {
        return Double.isFinite(vectors.w0()) && Double.isFinite(q) && q > 0;
    }
}

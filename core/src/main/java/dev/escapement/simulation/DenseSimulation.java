package dev.escapement.simulation;

import dev.escapement.random.Sampler;
import dev.escapement.random.StreamKey;
import dev.escapement.random.Xoshiro256;
import java.util.ArrayList;
import java.util.List;

/** Dense runs, one after the other. */
final class DenseSimulation implements Simulation {
    private final Scenario scenario;
    private final List<StreamKey> cells;
    private final DenseVectors<?> vectors;
    private final Start start;
    /** The logical lane behind the sample's: it draws the start and the label noise. */
    private final Xoshiro256 startAndNoise = new Xoshiro256(1);

    private final Sampler sampler = new Sampler(startAndNoise, 0);
    private final VectorStep step;

    private double initial;
    private Passages passages;
    private long steps;
    private int cell;

    DenseSimulation(Scenario scenario, List<StreamKey> cells, DenseVectors<?> vectors) {
        this.scenario = scenario;
        this.cells = List.copyOf(cells);
        this.vectors = vectors;
        start = new Start(scenario);
        step = new VectorStep(scenario, vectors, sampler);
    }

    @Override
    public boolean done() {
        return cell == cells.size();
    }

    @Override
    public List<Finished> advance(long count) {
        List<Finished> finished = new ArrayList<>();
        for (long k = 0; k < count && !done(); k++) {
            step.take(++steps);
            Status status = status();
            if (status != null) {
                double last = status == Status.DIVERGED ? Double.NaN : step.overlap();
                finished.add(new Finished(cell, new Outcome(status, initial, last, steps, passages.noted())));
                begin(cell + 1);
            }
        }
        return finished;
    }

    @Override
    public List<Position> underWay() {
        return done() ? List.of() : List.of(new Position(cell, steps, step.overlap()));
    }

    @Override
    public SimulationState state() {
        return new DenseState(
                cell,
                steps,
                initial,
                step.q(),
                vectors.w(),
                vectors.streams(),
                startAndNoise.states(1),
                done() ? List.of() : passages.noted());
    }

    void restore(DenseState state) {
        cell = state.cell();
        steps = state.steps();
        initial = state.initial();
        step.restore(state.q());
        vectors.restore(state.w(), state.streams());
        startAndNoise.restore(state.aside());
        passages = new Passages(scenario, state.passages());
    }

    /** Puts a run at its start, if there is such: the drawn overlap, and a uniform direction across theta. */
    void begin(int next) {
        cell = next;
        if (done()) {
            return;
        }
        StreamKey key = cells.get(cell);
        key.seed(startAndNoise, 0, DenseVectors.STREAMS);
        steps = 0;
        initial = start.overlap(sampler);
        passages = new Passages(scenario);
        passages.look(scenario.escape().progress(initial), 0);
        vectors.start(key, initial);
        step.restore(1);
    }

    /** How the run has ended; null while it goes on. */
    private Status status() {
        if (!step.finite()) {
            return Status.DIVERGED;
        }
        double progress = scenario.escape().progress(step.overlap());
        passages.look(progress, steps);
        if (progress >= scenario.escape().threshold()) {
            return Status.ESCAPED;
        }
        return steps >= scenario.maxSteps() ? Status.CENSORED : null;
    }
}

package dev.escapement.simulation;

import dev.escapement.random.StreamKey;
import java.util.ArrayList;
import java.util.List;

/** Recorded runs: as many as the engine has lanes at a time, so that all begin together and share a clock. */
final class Recording implements Simulation {
    private final Engine engine;
    private final Scenario scenario;
    private final List<StreamKey> cells;

    private int first;
    private long step;
    private List<List<Trajectory.Point>> points = List.of();
    private Simulation runs;

    Recording(Engine engine, Scenario scenario, List<StreamKey> cells) {
        this.engine = engine;
        this.scenario = scenario;
        this.cells = List.copyOf(cells);
    }

    /** Begins as many runs as there are lanes. */
    void begin(int from) {
        first = from;
        step = 0;
        runs = engine.start(scenario, together());
        points = new ArrayList<>();
        together().forEach(cell -> points.add(new ArrayList<>()));
        look();
    }

    /** The cells that are under way together. */
    private List<StreamKey> together() {
        return cells.subList(first, Math.min(cells.size(), first + engine.lanes()));
    }

    private void look() {
        for (Position run : runs.underWay()) {
            points.get(run.cell()).add(new Trajectory.Point(run.steps(), run.overlap()));
        }
    }

    @Override
    public List<Finished> advance(long steps) {
        List<Finished> finished = new ArrayList<>();
        long left = steps;
        while (left > 0 && !done()) {
            long stop = TrajectoryGrid.after(step);
            long stride = Math.min(left, stop - step);
            runs.advance(stride).forEach(run -> finished.add(recorded(run)));
            step += stride;
            left -= stride;
            if (step == stop) {
                look();
            }
            if (runs.done() && !done()) {
                begin(first + together().size());
            }
        }
        return finished;
    }

    private Finished recorded(Finished run) {
        List<Trajectory.Point> seen = points.get(run.cell());
        Outcome outcome = run.outcome();
        if (outcome.status() != Status.DIVERGED) {
            seen.add(new Trajectory.Point(outcome.steps(), outcome.finalOverlap()));
        }
        return new Finished(first + run.cell(), outcome, new Trajectory(List.copyOf(seen)));
    }

    @Override
    public boolean done() {
        return runs.done() && first + together().size() == cells.size();
    }

    @Override
    public List<Position> underWay() {
        return runs.underWay().stream()
                .map(run -> new Position(first + run.cell(), run.steps(), run.overlap()))
                .toList();
    }

    @Override
    public SimulationState state() {
        return new RecordingState(first, step, points.stream().map(List::copyOf).toList(), runs.state());
    }

    void restore(RecordingState state) {
        if (state.first() < 0 || state.first() > cells.size()) {
            throw new IllegalArgumentException("this is no state of " + cells.size() + " recorded runs");
        }
        first = state.first();
        step = state.step();
        if (state.points().size() != together().size()) {
            throw new IllegalArgumentException("this is no state of " + cells.size() + " recorded runs");
        }
        points = new ArrayList<>();
        state.points().forEach(seen -> points.add(new ArrayList<>(seen)));
        runs = engine.resume(scenario, together(), state.runs());
    }
}

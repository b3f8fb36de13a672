package dev.escapement.simulation.batch;

import dev.escapement.algorithm.Escape;
import dev.escapement.algorithm.InitialCondition;
import dev.escapement.algorithm.OverlapMode;
import dev.escapement.algorithm.Recovery;
import dev.escapement.random.Sampler;
import dev.escapement.random.StreamKey;
import dev.escapement.random.Xoshiro256;
import dev.escapement.simulation.Outcome;
import dev.escapement.simulation.Passages;
import dev.escapement.simulation.Scenario;
import dev.escapement.simulation.Simulation;
import dev.escapement.simulation.SimulationState;
import dev.escapement.simulation.Status;
import dev.escapement.simulation.kernel.DenseKernel;
import dev.escapement.simulation.kernel.Kernel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Runs of one scenario, one after the other. */
final class BatchSimulation implements Simulation {
    private final Scenario scenario;
    private final List<StreamKey> cells;
    private final Escape escape;
    private final InitialCondition init;
    private final int width;
    private final int directions;
    private final Xoshiro256 generator = new Xoshiro256(DenseKernel.STREAMS);
    /** The logical lane behind the Gaussians': it draws what else a run needs. */
    private final Xoshiro256 aside = new Xoshiro256(1);

    private final Normals normals;
    private final Frame frame;
    private final BatchStep step;

    private int cell;
    private long steps;
    private double initial;
    private Passages passages;

    BatchSimulation(Scenario scenario, List<StreamKey> cells, Kernel kernel, Coordinates coordinates) {
        this.scenario = scenario;
        this.cells = List.copyOf(cells);
        escape = scenario.escape();
        init = scenario.init();
        width = scenario.model().width();
        directions = scenario.model().directions();
        normals = coordinates == Coordinates.DENSE_MIXED
                ? new Normals.Rounded(kernel.mixed(), generator)
                : new Normals.Exact(kernel.doublePrecision(), generator);
        frame = coordinates == Coordinates.REDUCED
                ? new SubspaceFrame(scenario, normals, aside)
                : new FullFrame(scenario, normals, kernel.products());
        step = new BatchStep(scenario, frame, new Sampler(aside, 0));
        passages = new Passages(scenario);
    }

    @Override
    public boolean done() {
        return cell == cells.size();
    }

    @Override
    public List<Finished> advance(long count) {
        List<Finished> finished = new ArrayList<>();
        for (long k = 0; k < count && !done(); k++) {
            step.take();
            steps++;
            Status status = status();
            if (status != null) {
                double last = status == Status.DIVERGED ? Double.NaN : largest();
                finished.add(new Finished(cell, new Outcome(status, initial, last, steps, passages.noted())));
                begin(cell + 1);
            }
        }
        return finished;
    }

    @Override
    public List<Position> underWay() {
        return done() ? List.of() : List.of(new Position(cell, steps, largest()));
    }

    @Override
    public SimulationState state() {
        return snapshot();
    }

    private BatchState snapshot() {
        double[][] stored = Arrays.stream(frame.stored).map(double[]::clone).toArray(double[][]::new);
        return new BatchState(
                cell,
                steps,
                initial,
                stored,
                generator.states(DenseKernel.STREAMS),
                normals.left(),
                aside.states(1),
                passages.noted());
    }

    void restore(SimulationState of) {
        BatchState state = BatchState.of(of, snapshot(), cells.size());
        cell = state.cell();
        steps = state.steps();
        initial = state.initial();
        for (int i = 0; i < frame.stored.length; i++) {
            System.arraycopy(state.stored()[i], 0, frame.stored[i], 0, frame.length());
        }
        generator.restore(state.streams());
        normals.restore(state.drawn());
        aside.restore(state.aside());
        passages = new Passages(scenario, state.passages());
    }

    /** Puts a run at its start, if there is such. */
    void begin(int next) {
        cell = next;
        if (done()) {
            return;
        }
        StreamKey key = cells.get(cell);
        for (int lane = 0; lane < DenseKernel.STREAMS; lane++) {
            key.seed(generator, lane, lane);
        }
        key.seed(aside, 0, DenseKernel.STREAMS);
        normals.restore(new double[0]);
        step.restart();
        steps = 0;
        start();
        initial = largest();
        passages = new Passages(scenario);
        passages.look(progress(step.overlaps()), 0);
    }

    /**
     * Independent starts, given that the run has not escaped. Where one near neuron would be an escape, neurons are drawn again
     * one by one.
     */
    private void start() {
        for (double[] vector : frame.stored) {
            Arrays.fill(vector, 0);
        }
        boolean together = escape.recovery() == Recovery.ALL;
        do {
            for (int j = 0; j < width; j++) {
                do {
                    begin(frame.stored[j], j);
                } while (!together && near(j));
            }
        } while (together && progress(step.overlaps()) >= escape.threshold());
    }

    /**
     * A uniform unit vector; where starts are positive the one of it and its negative whose largest overlap is positive, where
     * they are fixed one with that overlap with the first direction.
     */
    private void begin(double[] w, int j) {
        frame.scatter(j);
        if (init.fixedOverlap().isPresent()) {
            double overlap = init.fixedOverlap().getAsDouble();
            w[0] = 0;
            Rows.scale(w, Math.sqrt((1 - overlap) * (1 + overlap)) / Rows.norm(w));
            w[0] = overlap;
        } else {
            double sign = init.leastOverlap() == 0 && largestOf(w) < 0 ? -1 : 1;
            Rows.scale(w, sign / Rows.norm(w));
        }
    }

    /** The coordinate along a direction that is largest in absolute value. */
    private double largestOf(double[] w) {
        double largest = 0;
        for (int k = 0; k < directions; k++) {
            largest = Math.abs(w[k]) > Math.abs(largest) ? w[k] : largest;
        }
        return largest;
    }

    private boolean near(int j) {
        double[][] overlaps = {Arrays.copyOf(frame.stored[j], directions)};
        return progress(overlaps) >= escape.threshold();
    }

    private double progress(double[][] overlaps) {
        return escape.recovery().progress(overlaps, escape.mode());
    }

    /** How the run has ended; null while it goes on. */
    private Status status() {
        if (!step.finite()) {
            return Status.DIVERGED;
        }
        double progress = progress(step.overlaps());
        passages.look(progress, steps);
        if (progress >= escape.threshold()) {
            return Status.ESCAPED;
        }
        return steps >= scenario.maxSteps() ? Status.CENSORED : null;
    }

    /** The largest overlap in absolute value; the overlap itself where there is one. */
    private double largest() {
        double[][] overlaps = step.overlaps();
        return overlaps.length == 1 && overlaps[0].length == 1
                ? overlaps[0][0]
                : Recovery.ANY.progress(overlaps, OverlapMode.ABSOLUTE);
    }
}

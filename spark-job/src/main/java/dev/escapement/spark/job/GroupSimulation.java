package dev.escapement.spark.job;

import dev.escapement.random.StreamKey;
import dev.escapement.simulation.DenseEngine;
import dev.escapement.simulation.Engine;
import dev.escapement.simulation.RecordingEngine;
import dev.escapement.simulation.ReducedEngine;
import dev.escapement.simulation.Scenario;
import dev.escapement.simulation.Simulation;
import dev.escapement.simulation.Simulation.Finished;
import dev.escapement.sweep.EngineChoice;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.TaskContext;
import org.apache.spark.TaskKilledException;

/** Runs a group's cells and holds the clock. */
final class GroupSimulation {
    /** Coordinates that a lane visits before the task looks whether it has been killed: about a second's work. */
    private static final long COORDINATES_PER_STRIDE = 1L << 23;

    private final CellGroup group;
    private final Scenario scenario;
    private final Engine engine;

    GroupSimulation(CellGroup group) {
        this.group = group;
        scenario = group.scenario();
        Engine plain = engine(group.setting().point().engine());
        engine = group.kept().trajectory() ? new RecordingEngine(plain) : plain;
    }

    String kernel() {
        return engine.kernel();
    }

    /**
     * Simulates the cells together; if that throws, each on its own, so that a culprit fails alone.
     *
     * @throws TaskKilledException if Spark has killed the task
     */
    List<CellResult> run() {
        List<StreamKey> streams = group.streams();
        try {
            return simulate(streams);
        } catch (TaskKilledException e) {
            throw e;
        } catch (Exception | OutOfMemoryError | StackOverflowError | LinkageError together) {
            return streams.stream().map(this::alone).toList();
        }
    }

    private CellResult alone(StreamKey stream) {
        long start = CoreClock.nanos();
        try {
            return simulate(List.of(stream)).get(0);
        } catch (TaskKilledException e) {
            throw e;
        } catch (Exception | OutOfMemoryError | StackOverflowError | LinkageError cause) {
            return CellResult.failed(cause, CoreClock.nanos() - start);
        }
    }

    private List<CellResult> simulate(List<StreamKey> streams) {
        long start = CoreClock.nanos();
        Finished[] runs = new Finished[streams.size()];
        Simulation simulation = engine.start(scenario, streams);
        while (!simulation.done()) {
            simulation.advance(stride()).forEach(run -> runs[run.cell()] = run);
            stopIfKilled();
        }
        return share(runs, CoreClock.nanos() - start);
    }

    /** Core time by steps, since cells share lanes. */
    private static List<CellResult> share(Finished[] runs, long nanos) {
        double steps =
                Arrays.stream(runs).mapToDouble(run -> run.outcome().steps()).sum();
        List<CellResult> results = new ArrayList<>(runs.length);
        for (Finished run : runs) {
            results.add(CellResult.of(run, Math.round(nanos * (run.outcome().steps() / steps))));
        }
        return results;
    }

    private long stride() {
        boolean reduced = group.setting().point().engine() == EngineChoice.REDUCED;
        long coordinates = reduced ? Math.min(64, group.size()) * 8L : scenario.dimension();
        return Math.max(1, COORDINATES_PER_STRIDE / coordinates);
    }

    private static void stopIfKilled() {
        TaskContext context = TaskContext.get();
        if (context != null && context.isInterrupted()) {
            throw new TaskKilledException("the sweep has been stopped");
        }
    }

    private static Engine engine(EngineChoice choice) {
        return switch (choice) {
            case REDUCED -> new ReducedEngine();
            case DENSE_MIXED -> new DenseEngine(true);
            case DENSE_DOUBLE -> new DenseEngine(false);
        };
    }
}

package dev.escapement.spark.job.task;

import dev.escapement.algorithm.Model;
import dev.escapement.simulation.DenseEngine;
import dev.escapement.simulation.Engine;
import dev.escapement.simulation.RecordingEngine;
import dev.escapement.simulation.ReducedEngine;
import dev.escapement.simulation.Scenario;
import dev.escapement.simulation.Simulation;
import dev.escapement.simulation.Simulation.Finished;
import dev.escapement.simulation.Simulation.Position;
import dev.escapement.simulation.batch.BatchEngine;
import dev.escapement.simulation.batch.Coordinates;
import dev.escapement.spark.job.backlog.CellGroup;
import dev.escapement.spark.job.checkpoint.Checkpoint;
import dev.escapement.spark.job.checkpoint.Checkpoints;
import dev.escapement.sweep.Loop;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.spark.TaskContext;
import org.apache.spark.TaskKilledException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs a group's cells and holds the clock. */
final class GroupSimulation {
    private static final Logger LOG = LoggerFactory.getLogger(GroupSimulation.class);

    /** Coordinates that a lane visits before the task looks whether it has been killed: about a second's work. */
    private static final long COORDINATES_PER_STRIDE = 1L << 23;

    private final CellGroup group;
    private final Checkpoints checkpoints;
    private final Scenario scenario;
    private final Loop loop;
    private final Engine engine;

    GroupSimulation(CellGroup group, Checkpoints checkpoints) {
        this.group = group;
        this.checkpoints = checkpoints;
        scenario = group.scenario();
        loop = Loop.of(group.setting());
        Engine plain = engine(loop);
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
        long start = CoreClock.nanos();
        try {
            return simulate();
        } catch (TaskKilledException e) {
            throw e;
        } catch (Exception | OutOfMemoryError | StackOverflowError | LinkageError cause) {
            return group.size() == 1
                    ? List.of(CellResult.failed(cause, CoreClock.nanos() - start))
                    : IntStream.range(0, group.size()).mapToObj(this::alone).toList();
        }
    }

    private CellResult alone(int cell) {
        return new GroupSimulation(group.seeds(cell, cell + 1), checkpoints)
                .run()
                .get(0);
    }

    private List<CellResult> simulate() {
        long start = CoreClock.nanos();
        KernelWarmUp.begin(loop);
        GroupProgress progress = progress();
        long left = System.nanoTime();
        while (!progress.simulation.done()) {
            progress.note(progress.simulation.advance(stride()));
            stopIfKilled();
            if (checkpoints.due(System.nanoTime() - left) && !progress.simulation.done()) {
                leave(progress, CoreClock.nanos() - start);
                left = System.nanoTime();
            }
        }
        return share(progress.runs, progress.nanos + CoreClock.nanos() - start);
    }

    /** The simulation, the runs that have ended, and what they cost before this task began. */
    private record GroupProgress(Simulation simulation, Finished[] runs, long nanos) {

        void note(List<Finished> ended) {
            ended.forEach(run -> runs[run.cell()] = run);
        }
    }

    private GroupProgress progress() {
        Optional<GroupProgress> resumed = checkpoints.last(group).flatMap(this::resumed);
        return resumed.orElseGet(
                () -> new GroupProgress(engine.start(scenario, group.streams()), new Finished[group.size()], 0));
    }

    private Optional<GroupProgress> resumed(Checkpoint last) {
        try {
            Simulation simulation = engine.resume(scenario, group.streams(), last.state());
            GroupProgress progress = new GroupProgress(simulation, new Finished[group.size()], last.nanos());
            progress.note(last.ended());
            LOG.info(
                    "{} cells go on from their checkpoint: {} have ended, others have taken up to {} steps",
                    group.size(),
                    last.ended().size(),
                    simulation.underWay().stream()
                            .mapToLong(Position::steps)
                            .max()
                            .orElse(0));
            return Optional.of(progress);
        } catch (IllegalArgumentException e) {
            LOG.warn("cells start over: {}", e.getMessage());
            return Optional.empty();
        }
    }

    private void leave(GroupProgress progress, long nanos) {
        try {
            List<Finished> ended =
                    Arrays.stream(progress.runs).filter(Objects::nonNull).toList();
            checkpoints.leave(group, new Checkpoint(ended, progress.simulation.state(), progress.nanos + nanos));
        } catch (OutOfMemoryError e) {
            LOG.warn("no checkpoint: there is no memory for a copy of the state");
        }
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
        return Math.max(1, COORDINATES_PER_STRIDE / coordinatesPerStep());
    }

    private long coordinatesPerStep() {
        if (loop == Loop.LANES) {
            return Math.min(64, group.size()) * 8L * scenario.batch();
        }
        Model model = scenario.model();
        long length = loop == Loop.GENERAL_REDUCED ? model.span() + scenario.batch() : scenario.dimension();
        return model.width() * (long) scenario.batch() * length;
    }

    private static void stopIfKilled() {
        TaskContext context = TaskContext.get();
        if (context != null && context.isInterrupted()) {
            throw new TaskKilledException("the sweep has been stopped");
        }
    }

    private static Engine engine(Loop loop) {
        return switch (loop) {
            case LANES -> new ReducedEngine();
            case VECTOR_MIXED -> new DenseEngine(true);
            case VECTOR_DOUBLE -> new DenseEngine(false);
            case GENERAL_REDUCED -> new BatchEngine(Coordinates.REDUCED);
            case GENERAL_MIXED -> new BatchEngine(Coordinates.DENSE_MIXED);
            case GENERAL_DOUBLE -> new BatchEngine(Coordinates.DENSE_DOUBLE);
        };
    }
}

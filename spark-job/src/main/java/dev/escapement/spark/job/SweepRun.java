package dev.escapement.spark.job;

import dev.escapement.setting.Setting;
import dev.escapement.simulation.Status;
import dev.escapement.spark.cluster.SparkCores;
import dev.escapement.spark.job.backlog.Backlog;
import dev.escapement.spark.job.backlog.CellGroup;
import dev.escapement.spark.job.checkpoint.CheckpointedGroups;
import dev.escapement.spark.job.checkpoint.Checkpoints;
import dev.escapement.spark.job.checkpoint.StoredCheckpoints;
import dev.escapement.spark.job.task.CellResult;
import dev.escapement.spark.job.task.SweepTask;
import dev.escapement.spark.job.task.TaskPacking;
import dev.escapement.spark.job.task.TaskResult;
import dev.escapement.spark.progress.ProgressDisplay;
import dev.escapement.spark.progress.SweepProgress;
import dev.escapement.spark.store.table.PassageRow;
import dev.escapement.spark.store.table.RunRow;
import dev.escapement.spark.store.table.TrajectoryRow;
import dev.escapement.sweep.SpeedMeasurement;
import java.io.IOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.apache.spark.SparkException;
import org.apache.spark.api.java.JavaSparkContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The driver of a sweep: submits the backlog, takes rows as tasks end and writes them in batches, each whole or absent. What
 * is written stays written, whatever happens afterwards.
 */
public final class SweepRun {
    private static final Logger LOG = LoggerFactory.getLogger(SweepRun.class);

    private final SweepStores stores;
    private final ProgressDisplay display;
    private final SparkCores cores;
    private final RunOptions options;
    private final Backlog backlog;
    private final List<SweepTask> tasks;
    private final double predictedNanos;
    private final FlushPolicy flushing;
    private final Checkpoints.Access checkpointing;
    private final BooleanSupplier stopped;
    private final long startedAt = System.nanoTime();

    private final Map<Status, Long> endings = new EnumMap<>(Status.class);
    private final List<RunRow> batch = new ArrayList<>();
    private final List<TrajectoryRow> points = new ArrayList<>();
    private final List<PassageRow> passages = new ArrayList<>();
    /** The groups whose results these are, if they may have a checkpoint. */
    private final Set<String> inBatch = new HashSet<>();

    private long flushedAt = startedAt;
    private long cellsEnded;
    private double stepsEnded;
    /** The most that was shown: an estimate of what is under way may fall. */
    private double nanosShown;

    private double predictedEnded;
    private long coreNanos;
    private int mostCores;
    private final SpeedMeasurement speed;
    private RunningTasks running;

    private SweepRun(
            SweepStores stores,
            ProgressDisplay display,
            SparkCores cores,
            RunOptions options,
            Backlog backlog,
            List<SweepTask> tasks,
            FlushPolicy flushing,
            Checkpoints.Access checkpointing,
            BooleanSupplier stopped) {
        this.stores = stores;
        this.display = display;
        this.cores = cores;
        this.options = options;
        this.backlog = backlog;
        speed = new SpeedMeasurement(backlog.speed(), cores.count());
        this.tasks = tasks;
        predictedNanos = SweepTask.allNanos(tasks);
        this.flushing = flushing;
        this.checkpointing = checkpointing;
        this.stopped = stopped;
    }

    /**
     * What a run did.
     *
     * @param cores the most that there were at a time, as far as was looked
     * @param cells simulated
     * @param rows written, one per cell but for those that were simulated for their trajectory or passages alone
     * @param failed of these
     * @param predictedNanos core time that theory foresaw for all that were left
     * @param coreNanos core time of all that were simulated
     * @param wallNanos from the first to the last
     * @param speed what it measured: the time of a step over that by the constants, by the name of its kind
     */
    public record Summary(
            int cores,
            long cells,
            long rows,
            long failed,
            double predictedNanos,
            long coreNanos,
            long wallNanos,
            Map<String, Double> speed) {}

    /**
     * How a sweep is run, whatever it computes.
     *
     * @param failFast whether to stop at the first cell that fails
     * @param checkpointNanos wall time between two checkpoints of the cells of a group; 0: none
     */
    public record RunOptions(boolean failFast, long checkpointNanos) {}

    /**
     * Simulates a backlog, and leaves one row per cell behind; if it is stopped, what is finished, as it was flushed.
     *
     * @param cores of the Spark
     * @param stopped asked now and then
     */
    public static Summary run(
            JavaSparkContext spark,
            SparkCores cores,
            Backlog backlog,
            long rootSeed,
            SweepStores stores,
            ProgressDisplay display,
            RunOptions options,
            BooleanSupplier stopped)
            throws Exception {
        boolean checkpoints = options.checkpointNanos > 0;
        Optional<CheckpointedGroups> begun = checkpoints
                ? Optional.of(new CheckpointedGroups(stores.checkpoints().subjects()))
                : Optional.empty();
        List<SweepTask> tasks = TaskPacking.pack(backlog, rootSeed, cores.count(), begun, spark.getConf());
        Checkpoints.Access checkpointing = checkpoints
                ? StoredCheckpoints.access(stores.checkpoints(), options.checkpointNanos, spark)
                : Checkpoints.Access.NONE;
        FlushPolicy flushing = FlushPolicy.of(spark.getConf());
        SweepRun run = new SweepRun(stores, display, cores, options, backlog, tasks, flushing, checkpointing, stopped);
        run.noteCores(spark);
        if (!tasks.isEmpty()) {
            run.simulate(spark);
        }
        if (!stopped.getAsBoolean()) {
            stores.runs().compact();
            stores.trajectories().compact();
            stores.passages().compact();
            if (run.cellsEnded == backlog.left()) {
                stores.checkpoints().deleteAll();
            }
        }
        return run.summary();
    }

    private void simulate(JavaSparkContext spark) throws Exception {
        PoisonSearch poison = new PoisonSearch(trial(spark), this::halted);
        List<SweepTask> left = tasks;
        try {
            while (!left.isEmpty() && !halted()) {
                BitSet ended = new BitSet();
                try {
                    simulate(spark, left, ended);
                } catch (TaskExhaustedException e) {
                    ended.set(e.task());
                    poison.isolate(left.get(e.task()));
                }
                left = without(left, ended);
            }
        } finally {
            flush();
        }
    }

    private PoisonSearch.Trial trial(JavaSparkContext spark) {
        return new PoisonSearch.Trial() {
            @Override
            public void run(List<SweepTask> some)
                    throws TaskExhaustedException, IOException, SparkException, InterruptedException {
                simulate(spark, some, new BitSet());
            }

            @Override
            public void take(SweepTask task, TaskResult result) {
                SweepRun.this.take(task, result);
            }
        };
    }

    /** One job. What has ended is noted, and on the disk, however it goes. */
    private void simulate(JavaSparkContext spark, List<SweepTask> submitted, BitSet noted)
            throws TaskExhaustedException, IOException, SparkException, InterruptedException {
        SparkTasks under = SparkTasks.submit(spark, submitted, checkpointing);
        running = new RunningTasks(submitted, cores.count(), System.nanoTime());
        try {
            while (!under.done() && !halted()) {
                SparkTasks.Ended ended = under.next(1, TimeUnit.SECONDS);
                if (ended != null) {
                    take(submitted, ended, noted);
                }
                flushIfDue(spark);
                display.show(progress());
            }
        } finally {
            under.cancel();
            for (SparkTasks.Ended ended : under.ended()) {
                take(submitted, ended, noted);
            }
            flush();
        }
    }

    private void noteCores(JavaSparkContext spark) {
        mostCores = Math.max(mostCores, SparkCores.registered(spark));
    }

    private boolean halted() {
        return stopped.getAsBoolean() || (options.failFast && count(Status.FAILED) > 0);
    }

    private static List<SweepTask> without(List<SweepTask> tasks, BitSet ended) {
        return IntStream.range(0, tasks.size())
                .filter(i -> !ended.get(i))
                .mapToObj(tasks::get)
                .toList();
    }

    private void take(List<SweepTask> submitted, SparkTasks.Ended ended, BitSet noted) {
        noted.set(ended.task());
        running.ended(ended.task(), System.nanoTime());
        take(submitted.get(ended.task()), ended.result());
        measure(submitted.get(ended.task()), ended.result(), ended.task() < cores.count());
    }

    private void take(SweepTask task, TaskResult result) {
        for (RunRow row : RunRows.of(task, result)) {
            batch.add(row);
            endings.merge(row.status(), 1L, Long::sum);
        }
        points.addAll(TrajectoryRows.of(task, result));
        passages.addAll(PassageRows.of(task, result));
        tellOfMissing(task, result);
        if (options.checkpointNanos > 0) {
            task.groups().forEach(group -> inBatch.add(group.subject()));
        }
        coreNanos += result.coreNanos();
        cellsEnded += task.cells();
        stepsEnded += result.groups().stream()
                .flatMap(List::stream)
                .filter(cell -> !cell.failed())
                .mapToDouble(cell -> cell.outcome().steps())
                .sum();
        predictedEnded += task.predictedNanos();
    }

    /**
     * Measures the machine's speed.
     *
     * @param first whether the task was among those that began first, one a core, and met loops that were not compiled
     */
    private void measure(SweepTask task, TaskResult result, boolean first) {
        for (int g = 0; g < task.groups().size(); g++) {
            List<CellResult> cells = result.groups().get(g);
            if (cells.stream().noneMatch(CellResult::failed)) {
                Setting setting = task.groups().get(g).setting();
                List<Long> steps =
                        cells.stream().map(cell -> cell.outcome().steps()).toList();
                long nanos = cells.stream().mapToLong(CellResult::wallNanos).sum();
                if (first) {
                    speed.addFirst(setting, steps, nanos);
                } else {
                    speed.add(setting, steps, nanos);
                }
            }
        }
    }

    /** A cell that has its row and throws when it is simulated again has no other place to say so. */
    private static void tellOfMissing(SweepTask task, TaskResult result) {
        for (int g = 0; g < task.groups().size(); g++) {
            CellGroup group = task.groups().get(g);
            List<CellResult> cells = result.groups().get(g);
            for (int i = 0; i < cells.size(); i++) {
                if (!group.kept().run() && cells.get(i).failed()) {
                    LOG.warn(
                            "no {} of cell {}: {}",
                            group.kept().trajectory() ? "trajectory" : "passages",
                            group.ids().get(i),
                            cells.get(i).error());
                }
            }
        }
    }

    private void flushIfDue(JavaSparkContext spark) throws IOException {
        if (flushing.due(
                Math.max(batch.size(), Math.max(points.size(), passages.size())), System.nanoTime() - flushedAt)) {
            noteCores(spark);
            flush();
        }
    }

    private void flush() throws IOException {
        // The rows last: a cell whose row is there would be simulated again for its trajectory or its passages.
        if (!points.isEmpty()) {
            stores.trajectories().append(points);
            points.clear();
        }
        if (!passages.isEmpty()) {
            stores.passages().append(passages);
            passages.clear();
        }
        if (!batch.isEmpty()) {
            stores.runs().append(batch);
            batch.clear();
        }
        if (!inBatch.isEmpty()) {
            stores.checkpoints().delete(inBatch);
            inBatch.clear();
        }
        flushedAt = System.nanoTime();
    }

    private SweepProgress progress() {
        long now = System.nanoTime();
        double pace = running.pace(now);
        double underWay = running.nanos(pace, now);
        nanosShown = Math.max(nanosShown, predictedEnded + underWay);
        double stepsPerNano = predictedNanos == 0 ? 0 : backlog.predictedSteps() / predictedNanos;
        return new SweepProgress(
                backlog.left(),
                cellsEnded,
                count(Status.ESCAPED),
                count(Status.CENSORED),
                count(Status.DIVERGED),
                count(Status.FAILED),
                stepsEnded + stepsPerNano * underWay,
                stepsEnded + stepsPerNano * Math.max(0, predictedNanos - predictedEnded),
                predictedNanos,
                nanosShown,
                now - startedAt,
                running.nanosLeft(pace, now));
    }

    private long count(Status status) {
        return endings.getOrDefault(status, 0L);
    }

    private Summary summary() {
        long rows = endings.values().stream().mapToLong(Long::longValue).sum();
        return new Summary(
                mostCores,
                cellsEnded,
                rows,
                count(Status.FAILED),
                backlog.withCompiling(predictedNanos, cores.count()),
                coreNanos,
                System.nanoTime() - startedAt,
                speed.ratios());
    }
}

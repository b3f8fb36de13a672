package dev.escapement.spark.job;

import dev.escapement.spark.job.task.SweepTask;
import java.util.BitSet;
import java.util.List;
import java.util.PriorityQueue;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * The tasks that have begun and not ended, by the clock alone: Spark starts tasks in their order, one a core, the next when
 * one ends.
 */
final class RunningTasks {
    /** So much of the forecast is taken to have come true: the first tasks, which meet loops that are not compiled, are slow. */
    private static final double SURE_NANOS = 2e9;

    /** No task counts as done before it is. */
    private static final double MOST = 0.99;

    private final List<SweepTask> tasks;
    private final TreeMap<Integer, Long> begunAt = new TreeMap<>();
    private final BitSet ended = new BitSet();
    private int next;
    private double foreseenOfEnded = SURE_NANOS;
    private double takenByEnded = SURE_NANOS;

    /** All cores take a task. */
    RunningTasks(List<SweepTask> tasks, int cores, long now) {
        this.tasks = tasks;
        for (int core = 0; core < cores; core++) {
            begin(now);
        }
    }

    /** A core is free for the next one. With more cores than were counted, a task may end before it was seen to begin. */
    void ended(int task, long now) {
        ended.set(task);
        Long begun = begunAt.remove(task);
        if (begun != null) {
            foreseenOfEnded += tasks.get(task).predictedNanos();
            takenByEnded += now - begun;
        }
        begin(now);
    }

    private void begin(long now) {
        next = ended.nextClearBit(next);
        if (next < tasks.size()) {
            begunAt.put(next++, now);
        }
    }

    /**
     * Predicted core time over the wall time that it took on a core, of all tasks that have ended: of all of them, so that it
     * is steady, and of wall time, so that cores which others use too count as the slow ones they are. Running tasks that have
     * taken longer than foreseen at that pace count as if they ended now.
     */
    double pace(long now) {
        double ofEnded = foreseenOfEnded / takenByEnded;
        double foreseen = foreseenOfEnded;
        double taken = takenByEnded;
        for (var begun : begunAt.entrySet()) {
            double nanos = tasks.get(begun.getKey()).predictedNanos();
            long elapsed = now - begun.getValue();
            if (elapsed * ofEnded > nanos) {
                foreseen += nanos;
                taken += elapsed;
            }
        }
        return foreseen / taken;
    }

    /**
     * Predicted core time of the running tasks that has already passed, in nanoseconds.
     *
     * @param pace as {@link #pace}
     */
    double nanos(double pace, long now) {
        double nanos = 0;
        for (var begun : begunAt.entrySet()) {
            double foreseen = tasks.get(begun.getKey()).predictedNanos();
            nanos += Math.min((now - begun.getValue()) * pace, MOST * foreseen);
        }
        return nanos;
    }

    /**
     * Wall time until the last task ends, if each takes what was foreseen; NaN if all that are left have begun and have taken
     * longer than that.
     *
     * @param pace as {@link #pace}
     */
    double nanosLeft(double pace, long now) {
        PriorityQueue<Double> cores = new PriorityQueue<>();
        begunAt.forEach((task, begun) ->
                cores.add(Math.max(0, tasks.get(task).predictedNanos() / pace - (now - begun))));
        IntStream.range(next, tasks.size())
                .filter(task -> !ended.get(task))
                .forEach(task -> cores.add(cores.remove() + tasks.get(task).predictedNanos() / pace));
        double longest = cores.stream().mapToDouble(Double::doubleValue).max().orElse(0);
        return longest == 0 && !begunAt.isEmpty() ? Double.NaN : longest;
    }
}

package dev.escapement.spark.job;

import java.util.List;
import java.util.PriorityQueue;
import java.util.TreeMap;

/**
 * The tasks that have begun and not ended, by the clock alone: Spark starts tasks in their order, one a core, the next when
 * one ends.
 */
final class UnderWay {
    /** No task counts as done before it is. */
    private static final double MOST = 0.99;

    private final List<SweepTask> tasks;
    private final TreeMap<Integer, Long> begunAt = new TreeMap<>();
    private int next;

    /** All cores take a task. */
    UnderWay(List<SweepTask> tasks, int cores, long now) {
        this.tasks = tasks;
        for (int core = 0; core < cores; core++) {
            begin(now);
        }
    }

    /** A core is free for the next one. */
    void ended(int task, long now) {
        begunAt.remove(task);
        begin(now);
    }

    private void begin(long now) {
        if (next < tasks.size()) {
            begunAt.put(next++, now);
        }
    }

    /**
     * The part of the core time foreseen for them that is behind.
     *
     * @param pace core time foreseen over that spent, as far as tasks have ended
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
     * @param pace core time foreseen over that spent, as far as tasks have ended
     */
    double nanosLeft(double pace, long now) {
        PriorityQueue<Double> cores = new PriorityQueue<>();
        begunAt.forEach((task, begun) ->
                cores.add(Math.max(0, tasks.get(task).predictedNanos() / pace - (now - begun))));
        for (SweepTask waiting : tasks.subList(next, tasks.size())) {
            cores.add(cores.remove() + waiting.predictedNanos() / pace);
        }
        double longest = cores.stream().mapToDouble(Double::doubleValue).max().orElse(0);
        return longest == 0 && !begunAt.isEmpty() ? Double.NaN : longest;
    }
}

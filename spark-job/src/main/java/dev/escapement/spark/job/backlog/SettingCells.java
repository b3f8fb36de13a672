package dev.escapement.spark.job.backlog;

import dev.escapement.setting.CellIdentity;
import dev.escapement.setting.Setting;
import dev.escapement.spark.store.table.RunRow;
import dev.escapement.sweep.Cost;
import dev.escapement.sweep.PlannedRuns;
import dev.escapement.sweep.PlannedSetting;
import dev.escapement.sweep.Speed;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * The planned cells of one setting, and what is known of them: whether a cell is done is a bit; how far it got otherwise is
 * kept only where a cell of the setting was censored too early or failed.
 */
final class SettingCells {
    private final Setting setting;
    private final CellIdentity identity;
    private final PlannedSetting planned;
    private final PlannedRuns runs;
    private final BitSet done = new BitSet(0);
    private final Caps censored = new Caps();
    private final Caps failed = new Caps();

    /** The largest of the caps noted at each position; 0 where there is none. */
    private static final class Caps {
        private long[] largest = {};

        void note(int position, long cap) {
            if (position >= largest.length) {
                largest = Arrays.copyOf(largest, Math.max(position + 1, 2 * largest.length));
            }
            largest[position] = Math.max(largest[position], cap);
        }

        long at(int position) {
            return position < largest.length ? largest[position] : 0;
        }
    }

    /**
     * None of them done.
     *
     * @throws dev.escapement.theory.NoFiniteEscapeException if the step-size policy has no answer
     */
    SettingCells(PlannedSetting planned, long rootSeed) {
        this.setting = planned.point().resolve();
        this.identity = new CellIdentity(setting, rootSeed);
        this.planned = planned;
        this.runs = new PlannedRuns(setting, planned.maxSteps(), planned.cells());
    }

    Setting setting() {
        return setting;
    }

    /** All of them as runs. */
    PlannedRuns runs() {
        return runs;
    }

    /**
     * Takes note of a row. One with another id is of another root seed, or of a time when the same seed gave another stream.
     */
    void note(RunRow row) {
        int position = planned.position(row.seed());
        if (position < 0 || !identity.of(row.seed()).toString().equals(row.cellId())) {
            return;
        }
        switch (row.status()) {
            case ESCAPED, DIVERGED -> done.set(position);
            case CENSORED -> {
                if (row.maxSteps() >= planned.maxSteps()) {
                    done.set(position);
                } else {
                    censored.note(position, row.maxSteps());
                }
            }
            case FAILED -> failed.note(position, row.maxSteps());
        }
    }

    /** What cells that are simulated alike have in common. */
    private record BatchKey(ResultsKept kept, long maxSteps) {}

    /**
     * What is left to do.
     *
     * @param trajectories what is asked for and what there is
     * @param passages likewise
     * @param retryFailed whether a cell that failed is done again
     * @param speed of the machine
     */
    Stream<PendingSetting> pending(
            KnownTrajectories trajectories, KnownPassages passages, boolean retryFailed, Speed speed) {
        Map<BatchKey, LongStream.Builder> batches = new LinkedHashMap<>();
        int position = 0;
        for (long seed : planned.eachSeed().toArray()) {
            BatchKey key = key(position++, seed, trajectories, passages, retryFailed);
            if (key != null) {
                batches.computeIfAbsent(key, any -> LongStream.builder()).add(seed);
            }
        }
        Map<Long, Cost> costs = new HashMap<>();
        return batches.entrySet().stream().map(batch -> {
            long cap = batch.getKey().maxSteps;
            Cost cost = costs.computeIfAbsent(
                    cap, any -> Cost.of(cap == runs.maxSteps() ? runs : new PlannedRuns(setting, cap, 1), speed));
            return new PendingSetting(setting, cap, batch.getValue().build().toArray(), batch.getKey().kept, cost);
        });
    }

    /** Null if a cell need not be simulated. */
    private BatchKey key(
            int position, long seed, KnownTrajectories trajectories, KnownPassages passages, boolean retryFailed) {
        boolean wanted = trajectories.wanted(planned, seed);
        if (!done.get(position) && (retryFailed || !failureCounts(position))) {
            return new BatchKey(new ResultsKept(true, wanted, passages.levels()), planned.maxSteps());
        }
        OptionalLong cap = wanted ? trajectories.lacking(identity.of(seed)) : OptionalLong.empty();
        OptionalLong alike = cap.isPresent() || passages.levels().isEmpty() ? cap : passages.lacking(identity.of(seed));
        return alike.isPresent()
                ? new BatchKey(new ResultsKept(false, cap.isPresent(), passages.levels()), alike.getAsLong())
                : null;
    }

    /** As in {@link RunRow#PREFERENCE}. */
    private boolean failureCounts(int position) {
        return failed.at(position) > censored.at(position);
    }
}

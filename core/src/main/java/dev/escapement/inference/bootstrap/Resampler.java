package dev.escapement.inference.bootstrap;

import dev.escapement.inference.survival.LogTimes;
import dev.escapement.random.Uniform;
import dev.escapement.random.Xoshiro256;
import java.util.Arrays;
import java.util.List;

/** Draws runs with replacement within each dimension. */
public final class Resampler {
    private final List<LogTimes> times;
    private final Xoshiro256 stream;
    private final int[][] counts;

    /** Draws from these cohorts, one per dimension, with the stream's variates. */
    public Resampler(List<LogTimes> times, Xoshiro256 stream) {
        this.times = times;
        this.stream = stream;
        this.counts = times.stream().map(t -> new int[t.distinct()]).toArray(int[][]::new);
    }

    /** How often the next draw holds each distinct time, by dimension; overwritten by the one after. */
    public int[][] next() {
        for (int i = 0; i < counts.length; i++) {
            LogTimes cohort = times.get(i);
            int runs = cohort.runs();
            int[] count = counts[i];
            Arrays.fill(count, 0);
            for (int run = 0; run < runs; run++) {
                count[cohort.slot(Uniform.below(runs, stream))]++;
            }
        }
        return counts;
    }
}

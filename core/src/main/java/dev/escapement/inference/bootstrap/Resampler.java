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
        this.counts = times.stream().map(t -> new int[t.at().length]).toArray(int[][]::new);
    }

    /** How often the next draw holds each distinct time, by dimension; overwritten by the one after. */
    public int[][] next() {
        for (int i = 0; i < counts.length; i++) {
            int[] slots = times.get(i).slotOfRun();
            int[] count = counts[i];
            Arrays.fill(count, 0);
            for (int run = 0; run < slots.length; run++) {
                count[slots[Uniform.below(slots.length, stream)]]++;
            }
        }
        return counts;
    }
}

package dev.escapement.inference.aft;

import dev.escapement.inference.survival.LogTimes;

/** The distinct times that a resample contains, with how often; escapes first. */
final class ActiveTimes {
    private final LogTimes times;
    final double[] at;
    final int[] count;
    /** The number of distinct times. */
    int size;
    /** The number of distinct times of escapes. */
    int distinctEscapes;
    /** The number of runs that escaped. */
    double escapes;
    /** The sum of the log times of runs that escaped. */
    double escapeSum;

    ActiveTimes(LogTimes times) {
        this.times = times;
        this.at = new double[times.distinct()];
        this.count = new int[times.distinct()];
        weigh(times.counts());
    }

    void weigh(int[] counts) {
        size = 0;
        escapes = 0;
        escapeSum = 0;
        for (int i = 0; i < counts.length; i++) {
            if (i == times.escapes()) {
                distinctEscapes = size;
            }
            if (counts[i] > 0) {
                at[size] = times.at(i);
                count[size++] = counts[i];
                if (i < times.escapes()) {
                    escapes += counts[i];
                    escapeSum += counts[i] * times.at(i);
                }
            }
        }
        if (counts.length == times.escapes()) {
            distinctEscapes = size;
        }
    }
}

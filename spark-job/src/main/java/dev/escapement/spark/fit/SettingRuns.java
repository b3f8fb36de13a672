package dev.escapement.spark.fit;

import dev.escapement.inference.survival.Cohort;
import dev.escapement.spark.store.table.RunRow;
import java.io.Serializable;
import java.util.Arrays;
import java.util.Optional;

/** The runs of one setting: when each escaped, or up to when it was watched. */
final class SettingRuns implements Serializable {
    private static final long serialVersionUID = 1;

    private long[] times = new long[16];
    private boolean[] escaped = new boolean[16];
    private double[] starts = new double[16];
    private int size;
    private int nEscaped;
    private int nCensored;
    private int nDiverged;
    private int nFailed;
    private long maxSteps;

    void add(RunRow row) {
        maxSteps = Math.max(maxSteps, row.maxSteps());
        switch (row.status()) {
            case ESCAPED -> {
                nEscaped++;
                watch(row, row.escapeStep(), true);
            }
            case CENSORED -> {
                nCensored++;
                watch(row, row.maxSteps(), false);
            }
            case DIVERGED -> {
                nDiverged++;
                watch(row, row.maxSteps(), false);
            }
            case FAILED -> nFailed++;
        }
    }

    private void watch(RunRow row, long time, boolean end) {
        if (size == times.length) {
            times = Arrays.copyOf(times, 2 * size);
            escaped = Arrays.copyOf(escaped, 2 * size);
            starts = Arrays.copyOf(starts, 2 * size);
        }
        times[size] = time;
        starts[size] = row.initialOverlap() == null ? Double.NaN : Math.abs(row.initialOverlap());
        escaped[size++] = end;
    }

    /** The runs as a sample at a dimension; none if all of them failed. */
    Optional<Cohort> cohort(long dimension) {
        return size == 0
                ? Optional.empty()
                : Optional.of(new Cohort(
                        dimension,
                        Arrays.stream(times, 0, size).asDoubleStream().toArray(),
                        Arrays.copyOf(escaped, size),
                        Arrays.copyOf(starts, size)));
    }

    /** These runs and others. */
    SettingRuns and(SettingRuns other) {
        SettingRuns both = new SettingRuns();
        both.times = concatenated(times, size, other.times, other.size);
        both.escaped = new boolean[size + other.size];
        System.arraycopy(escaped, 0, both.escaped, 0, size);
        System.arraycopy(other.escaped, 0, both.escaped, size, other.size);
        both.starts = new double[size + other.size];
        System.arraycopy(starts, 0, both.starts, 0, size);
        System.arraycopy(other.starts, 0, both.starts, size, other.size);
        both.size = size + other.size;
        both.maxSteps = Math.max(maxSteps, other.maxSteps);
        both.nEscaped = nEscaped + other.nEscaped;
        both.nCensored = nCensored + other.nCensored;
        both.nDiverged = nDiverged + other.nDiverged;
        both.nFailed = nFailed + other.nFailed;
        return both;
    }

    private static long[] concatenated(long[] one, int oneSize, long[] other, int otherSize) {
        long[] both = Arrays.copyOf(one, oneSize + otherSize);
        System.arraycopy(other, 0, both, oneSize, otherSize);
        return both;
    }

    /** The largest step at which any of the runs was censored, or would have been. */
    long maxSteps() {
        return maxSteps;
    }

    int n() {
        return nEscaped + nCensored + nDiverged + nFailed;
    }

    int escaped() {
        return nEscaped;
    }

    int censored() {
        return nCensored;
    }

    int diverged() {
        return nDiverged;
    }

    int failed() {
        return nFailed;
    }
}

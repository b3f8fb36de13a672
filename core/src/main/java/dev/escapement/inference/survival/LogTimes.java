package dev.escapement.inference.survival;

import java.util.Arrays;

/**
 * The distinct times of a cohort, escapes before censorings, and which of them each run has: so that a resample is no more
 * than a count per distinct time.
 */
public final class LogTimes {
    private final double[] at;
    private final int escapes;
    private final int[] slotOfRun;

    /**
     * The times of a cohort; the arrays are copied.
     *
     * @param at log steps; the first {@code escapes} are of escapes; ascending within escapes and within censorings
     * @param slotOfRun for each run its place in {@code at}
     */
    public LogTimes(double[] at, int escapes, int[] slotOfRun) {
        this.at = at.clone();
        this.escapes = escapes;
        this.slotOfRun = slotOfRun.clone();
    }

    /** The distinct times of the cohort. */
    public static LogTimes of(Cohort cohort) {
        int n = cohort.size();
        double[] at = new double[n];
        int[] slots = new int[n];
        int escapes = gather(cohort, true, 0, at, slots);
        int all = gather(cohort, false, escapes, at, slots);
        return new LogTimes(Arrays.copyOf(at, all), escapes, slots);
    }

    private static int gather(Cohort cohort, boolean escaped, int from, double[] at, int[] slots) {
        int slot = from - 1;
        double last = Double.NaN;
        for (int i = 0; i < cohort.size(); i++) {
            if (cohort.escaped(i) == escaped) {
                if (cohort.time(i) != last) {
                    last = cohort.time(i);
                    at[++slot] = StrictMath.log(last);
                }
                slots[i] = slot;
            }
        }
        return slot + 1;
    }

    /** The number of distinct times, those of escapes and of censorings apart. */
    public int distinct() {
        return at.length;
    }

    /** The number of distinct times of escapes, which come first. */
    public int escapes() {
        return escapes;
    }

    /** A distinct time, in log steps. */
    public double at(int slot) {
        return at[slot];
    }

    /** Which of the distinct times a run has. */
    public int slot(int run) {
        return slotOfRun[run];
    }

    /** The number of runs. */
    public int runs() {
        return slotOfRun.length;
    }

    /** The mean log time, censored runs taken where they were last seen. */
    public double mean() {
        double sum = 0;
        for (int slot : slotOfRun) {
            sum += at[slot];
        }
        return sum / runs();
    }

    /** The sum of squared deviations from {@link #mean()}. */
    public double squares() {
        double mean = mean();
        double sum = 0;
        for (int slot : slotOfRun) {
            sum += (at[slot] - mean) * (at[slot] - mean);
        }
        return sum;
    }

    /** How often each distinct time occurs in the data themselves. */
    public int[] counts() {
        int[] counts = new int[at.length];
        for (int slot : slotOfRun) {
            counts[slot]++;
        }
        return counts;
    }
}

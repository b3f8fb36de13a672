package dev.escapement.inference.survival;

import java.io.Serializable;
import java.util.Arrays;

/** The runs of one setting, which differ by seed alone: when each escaped, or until when it was watched. */
public final class Cohort implements Serializable {
    private static final long serialVersionUID = 1;

    private final double dimension;
    private final double[] times;
    private final boolean[] escaped;
    private final int escapes;

    /**
     * Runs in any order; they are kept sorted by time, escapes before censorings, so that nothing depends on the order.
     *
     * @param dimension d, at least 1
     * @param times in steps, positive and finite
     * @param escaped whether the run escaped at its time, or was still under way then
     * @throws IllegalArgumentException if there is no run, the lengths differ, or a number is out of its range
     */
    public Cohort(double dimension, double[] times, boolean[] escaped) {
        if (!(dimension >= 1) || dimension == Double.POSITIVE_INFINITY) {
            throw new IllegalArgumentException("a dimension is finite and at least 1, not " + dimension);
        }
        if (times.length != escaped.length) {
            throw new IllegalArgumentException(times.length + " times with " + escaped.length + " flags");
        }
        if (times.length == 0) {
            throw new IllegalArgumentException("no runs at dimension " + dimension);
        }
        for (double time : times) {
            if (!(time > 0) || time == Double.POSITIVE_INFINITY) {
                throw new IllegalArgumentException("a time is positive and finite, not " + time);
            }
        }
        this.dimension = dimension;
        this.escapes = count(escaped, true);
        this.times = new double[times.length];
        this.escaped = new boolean[times.length];
        merge(sorted(times, escaped, true), sorted(times, escaped, false));
    }

    private static int count(boolean[] flags, boolean value) {
        int count = 0;
        for (boolean flag : flags) {
            count += flag == value ? 1 : 0;
        }
        return count;
    }

    private static double[] sorted(double[] times, boolean[] escaped, boolean which) {
        double[] chosen = new double[count(escaped, which)];
        int n = 0;
        for (int i = 0; i < times.length; i++) {
            if (escaped[i] == which) {
                chosen[n++] = times[i];
            }
        }
        Arrays.sort(chosen);
        return chosen;
    }

    private void merge(double[] escapedAt, double[] censoredAt) {
        int e = 0;
        int c = 0;
        for (int i = 0; i < times.length; i++) {
            escaped[i] = c == censoredAt.length || (e < escapedAt.length && escapedAt[e] <= censoredAt[c]);
            times[i] = escaped[i] ? escapedAt[e++] : censoredAt[c++];
        }
    }

    /** The same from whole steps. */
    public Cohort(double dimension, long[] times, boolean[] escaped) {
        this(dimension, Arrays.stream(times).asDoubleStream().toArray(), escaped);
    }

    public double dimension() {
        return dimension;
    }

    /** The number of runs. */
    public int size() {
        return times.length;
    }

    /** The number of runs that escaped. */
    public int escapes() {
        return escapes;
    }

    /** The i-th shortest time, in steps. */
    public double time(int i) {
        return times[i];
    }

    /** Whether the run with the i-th shortest time escaped then. */
    public boolean escaped(int i) {
        return escaped[i];
    }
}

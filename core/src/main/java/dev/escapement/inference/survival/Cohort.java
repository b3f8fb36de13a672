package dev.escapement.inference.survival;

import java.io.Serializable;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/** The runs of one setting, which differ by seed alone: when each escaped, or until when it was watched. */
public final class Cohort implements Serializable {
    private static final long serialVersionUID = 1;

    private static final double[] UNKNOWN = {};

    private final double dimension;
    private final double[] times;
    private final boolean[] escaped;
    private final double[] starts;
    private final int escapes;

    /**
     * Runs in any order; they are kept sorted by time, escapes before censorings, so that nothing depends on the order.
     *
     * @param dimension d, at least 1
     * @param times in steps, positive and finite
     * @param escaped whether the run escaped at its time, or was still under way then
     * @param starts the size |m0| of each run's overlap before its first step, NaN for a run of which it is not known; or
     *     empty if none is known
     * @throws IllegalArgumentException if there is no run, the lengths differ, or a number is out of its range
     */
    public Cohort(double dimension, double[] times, boolean[] escaped, double[] starts) {
        if (!(dimension >= 1) || dimension == Double.POSITIVE_INFINITY) {
            throw new IllegalArgumentException("a dimension is finite and at least 1, not " + dimension);
        }
        if (times.length != escaped.length || (starts.length > 0 && starts.length != times.length)) {
            throw new IllegalArgumentException(
                    times.length + " times with " + escaped.length + " flags and " + starts.length + " starts");
        }
        if (times.length == 0) {
            throw new IllegalArgumentException("no runs at dimension " + dimension);
        }
        for (double time : times) {
            if (!(time > 0) || time == Double.POSITIVE_INFINITY) {
                throw new IllegalArgumentException("a time is positive and finite, not " + time);
            }
        }
        Comparator<Integer> order = Comparator.<Integer>comparingDouble(i -> times[i])
                .thenComparing(i -> !escaped[i])
                .thenComparingDouble(i -> starts.length == 0 ? 0 : starts[i]);
        int[] sorted = IntStream.range(0, times.length)
                .boxed()
                .sorted(order)
                .mapToInt(Integer::intValue)
                .toArray();
        this.dimension = dimension;
        this.times = new double[times.length];
        this.escaped = new boolean[times.length];
        this.starts = new double[starts.length];
        int count = 0;
        for (int i = 0; i < sorted.length; i++) {
            this.times[i] = times[sorted[i]];
            this.escaped[i] = escaped[sorted[i]];
            count += this.escaped[i] ? 1 : 0;
            if (starts.length > 0) {
                this.starts[i] = starts[sorted[i]];
            }
        }
        this.escapes = count;
    }

    /** Runs of which no start is known. */
    public Cohort(double dimension, double[] times, boolean[] escaped) {
        this(dimension, times, escaped, UNKNOWN);
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

    /** The size |m0| of the overlap at which the run with the i-th shortest time started; NaN if it is not known. */
    public double start(int i) {
        return starts.length == 0 ? Double.NaN : starts[i];
    }
}

package dev.escapement.spark.report.panel;

import dev.escapement.inference.survival.KaplanMeier;
import java.util.Arrays;
import java.util.stream.LongStream;

/** The runs of one setting that have a result: when each escaped, or up to when it was watched. */
public final class SettingTimes {
    private long[] times = new long[16];
    private boolean[] escaped = new boolean[16];
    private int size;

    public void add(long time, boolean end) {
        if (size == times.length) {
            times = Arrays.copyOf(times, 2 * size);
            escaped = Arrays.copyOf(escaped, 2 * size);
        }
        times[size] = time;
        escaped[size++] = end;
    }

    /** The same with each time so many times as long. */
    SettingTimes times(double factor) {
        if (factor == 1) {
            return this;
        }
        SettingTimes longer = new SettingTimes();
        for (int i = 0; i < size; i++) {
            longer.add((long) Math.min(times[i] * factor, Long.MAX_VALUE), escaped[i]);
        }
        return longer;
    }

    boolean isEmpty() {
        return size == 0;
    }

    /** The share of the runs not yet escaped. */
    KaplanMeier survival() {
        return KaplanMeier.of(Arrays.copyOf(times, size), Arrays.copyOf(escaped, size));
    }

    /** When runs escaped: at most so many, ascending, evenly spaced in their ranks. */
    public long[] escapes(int most) {
        return thinned(true, most);
    }

    /** Up to when runs were watched that did not escape. */
    public long[] censorings(int most) {
        return thinned(false, most);
    }

    private long[] thinned(boolean which, int most) {
        long[] all = new long[size];
        int count = 0;
        for (int i = 0; i < size; i++) {
            if (escaped[i] == which) {
                all[count++] = times[i];
            }
        }
        Arrays.sort(all, 0, count);
        int kept = Math.min(most, count);
        long total = count;
        return LongStream.range(0, kept)
                .map(k -> all[(int) ((2L * k + 1) * total / (2L * kept))])
                .toArray();
    }
}

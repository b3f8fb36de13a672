package dev.escapement.inference.bootstrap;

import dev.escapement.inference.aft.AftEstimator;
import dev.escapement.inference.survival.LogTimes;
import dev.escapement.random.Xoshiro256;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Groups drawn from a fitted law: as many runs at each dimension, in whole steps if the data are, watched as long. A run
 * that escaped is taken to have been watched as long as the dimension's most patient censored run, if there is one.
 */
final class SimulatedGroup {
    private static final double FINE = 1e3;

    private final AftEstimator law;
    private final boolean whole;
    /** Logarithms of steps that have been drawn, by the step; 0 where none has. */
    private final double[] logs = new double[1 << 12];

    SimulatedGroup(AftEstimator law) {
        this.law = law;
        this.whole = law.times().stream()
                .flatMapToDouble(t -> IntStream.range(0, t.distinct()).mapToDouble(t::at))
                .map(StrictMath::exp)
                .allMatch(t -> Math.abs(t - Math.rint(t)) <= 1e-9 * t);
    }

    List<LogTimes> next(Xoshiro256 stream) {
        List<LogTimes> group = new ArrayList<>();
        for (int i = 0; i < law.times().size(); i++) {
            group.add(cohort(i, stream));
        }
        return group;
    }

    private LogTimes cohort(int i, Xoshiro256 stream) {
        LogTimes like = law.times().get(i);
        double location = law.location(law.parameters(), i);
        double sigma = law.sigma(law.parameters(), i);
        double rounded = StrictMath.log(FINE / sigma);
        int last = like.distinct() - 1;
        boolean capped = last >= like.escapes();
        double longest = capped ? like.at(last) : Double.POSITIVE_INFINITY;
        int n = like.runs();
        double[] escapes = new double[n];
        double[] censorings = new double[n];
        int e = 0;
        int c = 0;
        for (int run = 0; run < n; run++) {
            int slot = like.slot(run);
            double limit = slot < like.escapes() ? longest : like.at(slot);
            double log = location + sigma * law.distribution().draw(stream);
            if (whole && log < rounded) {
                log = logOf(Math.max(1, Math.ceil(StrictMath.exp(log))));
            }
            if (log <= limit) {
                escapes[e++] = log;
            } else {
                censorings[c++] = limit;
            }
        }
        return distinct(escapes, e, censorings, c);
    }

    private double logOf(double step) {
        if (step >= logs.length) {
            return StrictMath.log(step);
        }
        int known = (int) step;
        if (logs[known] == 0) {
            logs[known] = StrictMath.log(step);
        }
        return logs[known];
    }

    /** The same times in ascending order, equal ones in one slot. */
    private static LogTimes distinct(double[] escapes, int e, double[] censorings, int c) {
        double[] at = new double[e + c];
        int[] slots = new int[e + c];
        int distinctEscapes = gather(escapes, e, 0, 0, at, slots);
        int all = gather(censorings, c, e, distinctEscapes, at, slots);
        return new LogTimes(Arrays.copyOf(at, all), distinctEscapes, slots);
    }

    private static int gather(double[] times, int n, int run, int slot, double[] at, int[] slots) {
        Arrays.sort(times, 0, n);
        int next = slot;
        for (int i = 0; i < n; i++) {
            if (i == 0 || times[i] != times[i - 1]) {
                at[next++] = times[i];
            }
            slots[run + i] = next - 1;
        }
        return next;
    }
}

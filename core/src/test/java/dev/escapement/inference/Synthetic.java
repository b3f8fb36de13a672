package dev.escapement.inference;

import dev.escapement.inference.aft.Distribution;
import dev.escapement.inference.survival.Cohort;
import dev.escapement.inference.survival.Cohorts;
import dev.escapement.random.StreamKey;
import dev.escapement.random.Xoshiro256;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

/** Groups whose truth is known. */
public final class Synthetic {
    private final double[] dimensions;
    private final int seeds;
    private final DoubleUnaryOperator location;
    private final double cap;

    /**
     * @param location of log T, by d
     * @param cap in steps
     */
    public Synthetic(double[] dimensions, int seeds, DoubleUnaryOperator location, double cap) {
        this.dimensions = dimensions;
        this.seeds = seeds;
        this.location = location;
        this.cap = cap;
    }

    /** The noise about the location. */
    public interface Noise {
        double draw(Xoshiro256 stream);
    }

    public static Noise of(Distribution distribution, double sigma) {
        return stream -> sigma * distribution.draw(stream);
    }

    public Cohorts draw(Noise noise, long number) {
        Xoshiro256 stream = new StreamKey(number, 11, 22).stream(0);
        List<Cohort> cohorts = new ArrayList<>();
        for (double d : dimensions) {
            double[] times = new double[seeds];
            boolean[] escaped = new boolean[seeds];
            for (int i = 0; i < seeds; i++) {
                double t = Math.max(1, Math.rint(Math.exp(location.applyAsDouble(d) + noise.draw(stream))));
                escaped[i] = t <= cap;
                times[i] = Math.min(t, cap);
            }
            cohorts.add(new Cohort(d, times, escaped));
        }
        return Cohorts.of(cohorts);
    }
}

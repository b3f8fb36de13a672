package dev.escapement.sweep;

import dev.escapement.setting.Setting;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongSupplier;

/**
 * How fast a machine simulates with one kernel. Where runs of a kind of steps have been measured there, their time counts; any other
 * kind is taken to differ from the built-in constants as the measured kinds do that are most like it; where none is measured, the
 * constants are scaled by the processor's clock.
 *
 * @param kernel its name
 * @param clock the machine's nanoseconds of a fused multiply-add over those where the constants were measured
 * @param measured the time of a step over that by the constants, for each kind of steps that has been measured, by its name
 */
public record Speed(String kernel, double clock, Map<String, Double> measured) {
    /** The name under which it is kept what {@link #compiling} takes. */
    static final String COMPILING = "compiling";

    /** Zen 3 at 3.2 GHz: four cycles. */
    private static final double REFERENCE_NANOS = 1.25;

    /** Iterations of a chain, of 16 operations each: few enough that a chain passes between two interrupts. */
    private static final int CHAIN = 128;

    private static final int OPERATIONS = 16 * CHAIN;
    /** Chains enough for the shortest to be that of the clock, in nanoseconds. */
    private static final long ENOUGH = 10_000_000;

    /** Above so many times the reference, the chain may still wait for the compiler. */
    private static final double INTERPRETED = 3;

    /** So long, in nanoseconds, or so many chains. */
    private static final long PATIENCE = 300_000_000;

    private static final int CHAINS = 100_000;

    /** A speed; numbers that are no ratio of times are left out. */
    public Speed {
        measured = usable(measured);
        clock = usable(clock) ? clock : 1;
    }

    /** The speed of a machine on which nothing has been measured, and whose clock is that of the constants. */
    public static Speed builtIn(String kernel) {
        return new Speed(kernel, 1, Map.of());
    }

    private static Map<String, Double> usable(Map<String, Double> ratios) {
        Map<String, Double> kept = new TreeMap<>(ratios);
        kept.values().removeIf(ratio -> !usable(ratio));
        return Map.copyOf(kept);
    }

    private static boolean usable(double ratio) {
        return ratio > 0 && ratio < Double.POSITIVE_INFINITY;
    }

    /**
     * Measures {@code clock}: the shortest time of a chain of fused multiply-adds each of which waits for the last, whatever compiler
     * has been at it.
     *
     * @param nanoTime tells the time, in nanoseconds
     */
    public static double clock(LongSupplier nanoTime) {
        long began = nanoTime.getAsLong();
        long passed = 0;
        double clock = Double.POSITIVE_INFINITY;
        double x = 1;
        for (int k = 0; k < CHAINS && passed < (clock > INTERPRETED ? PATIENCE : ENOUGH); k++) {
            long start = nanoTime.getAsLong();
            x = chain(x);
            long end = nanoTime.getAsLong();
            clock = Math.min(clock, Math.max(1, end - start) / (OPERATIONS * REFERENCE_NANOS));
            passed = end - began;
        }
        // x takes part, so that no compiler drops the chain; it is about 0.01.
        return x > 0 ? clock : Double.NaN;
    }

    /** Unrolled, so that counting the iterations, which a first compiler does in memory, takes no longer than the chain. */
    private static double chain(double x) {
        double y = x;
        for (int i = 0; i < CHAIN; i++) {
            y = Math.fma(y, 0.999, 1e-5);
            y = Math.fma(y, 0.999, 1e-5);
            y = Math.fma(y, 0.999, 1e-5);
            y = Math.fma(y, 0.999, 1e-5);
            y = Math.fma(y, 0.999, 1e-5);
            y = Math.fma(y, 0.999, 1e-5);
            y = Math.fma(y, 0.999, 1e-5);
            y = Math.fma(y, 0.999, 1e-5);
            y = Math.fma(y, 0.999, 1e-5);
            y = Math.fma(y, 0.999, 1e-5);
            y = Math.fma(y, 0.999, 1e-5);
            y = Math.fma(y, 0.999, 1e-5);
            y = Math.fma(y, 0.999, 1e-5);
            y = Math.fma(y, 0.999, 1e-5);
            y = Math.fma(y, 0.999, 1e-5);
            y = Math.fma(y, 0.999, 1e-5);
        }
        return y;
    }

    /** Whether runs of a setting's kind have been measured. */
    public boolean knows(Setting setting) {
        return measured.containsKey(StepKind.of(setting).label());
    }

    /** The same with newer measurements. */
    public Speed with(Map<String, Double> newer) {
        Map<String, Double> all = new TreeMap<>(measured);
        all.putAll(newer);
        return new Speed(kernel, clock, all);
    }

    /** What cores spend on top of their cells' time until their loops are compiled, in nanoseconds of core time. */
    public double compiling(int cores) {
        Double known = measured.get(COMPILING);
        return cores * KernelTimes.of(kernel).compiling() * (known == null ? factor("") : known);
    }

    /** What a setting's steps take. */
    StepTime of(Setting setting) {
        StepKind kind = StepKind.of(setting);
        Double known = measured.get(kind.label());
        return constants(setting).times(known == null ? factor(StepKind.prefix(kind.loop())) : known);
    }

    /** What they take by the constants alone. */
    StepTime constants(Setting setting) {
        return KernelTimes.of(kernel).of(setting);
    }

    /** The median of the kinds whose names begin so; of all, where there is none. */
    private double factor(String prefix) {
        List<Double> alike = measured.entrySet().stream()
                .filter(kind ->
                        kind.getKey().startsWith(prefix) && !kind.getKey().equals(COMPILING))
                .map(Map.Entry::getValue)
                .sorted()
                .toList();
        if (!alike.isEmpty()) {
            return alike.get(alike.size() / 2);
        }
        return prefix.isEmpty() ? clock : factor("");
    }
}

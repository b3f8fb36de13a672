package dev.escapement.sweep;

import dev.escapement.setting.Setting;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * Measures a machine's {@link Speed} by the runs of a sweep. A kind's ratio is the median over its work, so that neither what was
 * simulated before the loops were compiled nor what a neighbour has slowed down counts; a kind on which too little time was spent for
 * that has none.
 */
public final class SpeedMeasurement {
    /** Nanoseconds of core time below which a kind of steps is mostly its own compilation. */
    private static final double LEAST = 3e9;

    /** Nanoseconds of work below which the first runs end before the compiler does. */
    private static final double COMPILED = 1e9;

    /** The least share of the built-in time for compiling that is believed. */
    private static final double LEAST_COMPILING = 0.02;

    private final Speed speed;
    private final int cores;
    private final List<First> firsts = new ArrayList<>();
    private final Map<String, List<Sample>> samples = new LinkedHashMap<>();

    /**
     * Runs that were simulated together.
     *
     * @param expected their core time by the constants
     * @param nanos their core time
     */
    private record Sample(double expected, double nanos) {
        double ratio() {
            return nanos / expected;
        }
    }

    /**
     * Runs that met loops that were not compiled.
     *
     * @param longest the most steps of one
     * @param steps of all
     * @param nanos their core time
     */
    private record First(Setting setting, int cells, double longest, double steps, double nanos) {
        double nanos(Speed speed) {
            return speed.of(setting).nanosOf(cells, longest, steps);
        }
    }

    /**
     * Nothing is measured yet.
     *
     * @param speed what is known of the machine, and its kernel
     * @param cores how many began to simulate at the same time
     */
    public SpeedMeasurement(Speed speed, int cores) {
        this.speed = speed;
        this.cores = cores;
    }

    /**
     * Takes note of runs of a setting that were simulated together, and among the first on their core.
     *
     * @param steps of each
     * @param nanos core time of all
     */
    public void addFirst(Setting setting, List<Long> steps, long nanos) {
        double longest = steps.stream().mapToDouble(Long::doubleValue).max().orElse(0);
        double all = steps.stream().mapToDouble(Long::doubleValue).sum();
        firsts.add(new First(setting, steps.size(), longest, all, nanos));
    }

    /**
     * Takes note of runs of a setting that were simulated together.
     *
     * @param steps of each
     * @param nanos core time of all
     */
    public void add(Setting setting, List<Long> steps, long nanos) {
        if (steps.isEmpty() || nanos <= 0) {
            return;
        }
        double longest = steps.stream().mapToDouble(Long::doubleValue).max().orElseThrow();
        double all = steps.stream().mapToDouble(Long::doubleValue).sum();
        double expected = speed.constants(setting).nanosOf(steps.size(), longest, all);
        samples.computeIfAbsent(StepKind.of(setting).label(), any -> new ArrayList<>())
                .add(new Sample(expected, nanos));
    }

    /**
     * The time of a step over that by the constants, for each kind of steps that was measured, by its name; and likewise what a core
     * spent until its loops were compiled.
     */
    public Map<String, Double> ratios() {
        Map<String, Double> ratios = new LinkedHashMap<>();
        samples.forEach((kind, some) -> {
            if (some.stream().mapToDouble(Sample::nanos).sum() >= LEAST) {
                ratios.put(kind, median(some));
            }
        });
        compiling(speed.with(ratios)).ifPresent(ratio -> ratios.put(Speed.COMPILING, ratio));
        return ratios;
    }

    private OptionalDouble compiling(Speed now) {
        double expected = firsts.stream().mapToDouble(first -> first.nanos(now)).sum();
        double nanos = firsts.stream().mapToDouble(First::nanos).sum();
        double builtIn = cores * KernelTimes.of(speed.kernel()).compiling();
        return expected < COMPILED * cores
                ? OptionalDouble.empty()
                : OptionalDouble.of(Math.max(LEAST_COMPILING, (nanos - expected) / builtIn));
    }

    private static double median(List<Sample> samples) {
        List<Sample> sorted = samples.stream()
                .sorted(Comparator.comparingDouble(Sample::ratio))
                .toList();
        double all = sorted.stream().mapToDouble(Sample::expected).sum();
        double below = 0;
        int middle = -1;
        while (2 * below < all) {
            below += sorted.get(++middle).expected();
        }
        return sorted.get(middle).ratio();
    }
}

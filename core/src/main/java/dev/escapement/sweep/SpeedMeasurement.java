package dev.escapement.sweep;

import dev.escapement.setting.Setting;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Measures a machine's {@link Speed} by the runs of a sweep. A kind's ratio is the median over its work, so that neither what was
 * simulated before the loops were compiled nor what a neighbour has slowed down counts; a kind on which too little time was spent for
 * that has none.
 */
public final class SpeedMeasurement {
    /** Nanoseconds of core time below which a kind of steps is mostly its own compilation. */
    private static final double LEAST = 3e9;

    private final Speed speed;
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

    /** Nothing is measured yet; the kernel is that of a speed. */
    public SpeedMeasurement(Speed speed) {
        this.speed = speed;
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

    /** The time of a step over that by the constants, for each kind of steps that was measured, by its name. */
    public Map<String, Double> ratios() {
        Map<String, Double> ratios = new LinkedHashMap<>();
        samples.forEach((kind, some) -> {
            if (some.stream().mapToDouble(Sample::nanos).sum() >= LEAST) {
                ratios.put(kind, median(some));
            }
        });
        return ratios;
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

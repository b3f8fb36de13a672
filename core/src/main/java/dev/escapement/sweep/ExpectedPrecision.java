package dev.escapement.sweep;

import dev.escapement.numeric.Interval;
import dev.escapement.setting.SettingGroup;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * How well the runs of a group are expected to tell its exponent alpha: by the regression of the logarithm of the median on log d,
 * weighted by the variances that the law of the escape step gives the medians. It takes the dimensions whose runs reach the median.
 * Where one of the families that are fitted describes the runs, alpha's interval comes from all of their times and is narrower, by up
 * to a third; the more runs there are, the less one does.
 *
 * @param group whose exponent it is
 * @param width of the 95% interval of alpha
 * @param runs at the dimension that has the most
 */
public record ExpectedPrecision(SettingGroup group, double width, long runs) {
    private static final double TWELFTH = 1.0 / 12;

    /** Of every group that has runs at two dimensions that reach the median, in the order of the settings. */
    public static List<ExpectedPrecision> of(List<Outlook> settings) {
        Map<SettingGroup, List<Outlook>> groups = new LinkedHashMap<>();
        settings.forEach(
                setting -> groups.computeIfAbsent(setting.runs().setting().group(), any -> new ArrayList<>())
                        .add(setting));
        return groups.entrySet().stream()
                .flatMap(group -> of(group.getKey(), group.getValue()).stream())
                .toList();
    }

    private static Optional<ExpectedPrecision> of(SettingGroup group, List<Outlook> settings) {
        Map<Long, Double> weights = new TreeMap<>();
        Map<Long, Long> runs = new TreeMap<>();
        for (Outlook outlook : settings) {
            double deviation = outlook.expected().deviation();
            if (deviation < Double.POSITIVE_INFINITY) {
                long dimension = outlook.runs().setting().dimension();
                runs.merge(dimension, outlook.runs().count(), Long::sum);
                double median = outlook.expected().median();
                double rounding = TWELFTH / (median * median);
                double variance = deviation * deviation / runs.get(dimension);
                weights.put(dimension, 1 / Math.max(variance, rounding));
            }
        }
        if (weights.size() < 2) {
            return Optional.empty();
        }
        double width = 2 * Interval.NORMAL_975 * Math.sqrt(variance(weights));
        return Optional.of(new ExpectedPrecision(
                group, width, runs.values().stream().max(Long::compare).orElseThrow()));
    }

    /** Of the slope in log d. */
    private static double variance(Map<Long, Double> weights) {
        double total = 0;
        double mean = 0;
        double squares = 0;
        for (Map.Entry<Long, Double> at : weights.entrySet()) {
            double distance = StrictMath.log(at.getKey()) - mean;
            total += at.getValue();
            mean += at.getValue() / total * distance;
            squares += at.getValue() * distance * (StrictMath.log(at.getKey()) - mean);
        }
        return 1 / squares;
    }

    /** How many runs a dimension, of the one that has the most, make an interval of a width; the others in proportion. */
    public double runsFor(double wanted) {
        return runs * (width / wanted) * (width / wanted);
    }
}

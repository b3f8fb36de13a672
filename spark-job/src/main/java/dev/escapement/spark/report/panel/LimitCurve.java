package dev.escapement.spark.report.panel;

import dev.escapement.setting.SettingGroup;
import dev.escapement.spark.report.chart.Series.Point;
import dev.escapement.theory.Asymptotics;
import java.util.ArrayList;
import java.util.List;

/** The exponent of the limit of large d against the learning-rate exponent. */
final class LimitCurve {
    private LimitCurve() {}

    /**
     * The curve's corners between two learning-rate exponents; none where theory has no limit.
     *
     * @param family groups that differ in the learning-rate exponent alone
     * @param more what an exponent of the time that is shown has beyond one of steps
     */
    static List<Point> of(SettingGroup family, double from, double to, double more) {
        List<Point> points = new ArrayList<>();
        if (family.gap().isPresent()) {
            return points;
        }
        new Asymptotics(family.model(), family.escape().mode(), family.batch().exponent())
                .curve(family.rate().asPower().coefficient()).stream()
                        .filter(segment -> segment.to() >= from && segment.from() <= to)
                        .forEach(segment -> {
                            for (double a : new double[] {Math.max(from, segment.from()), Math.min(to, segment.to())}) {
                                points.add(new Point(a, segment.intercept() + segment.slope() * a + more));
                            }
                        });
        return points;
    }
}

package dev.escapement.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Scale;

class SpacingTest {

    @Property(tries = 300)
    void logarithmicPointsKeepTheirRatio(
            @ForAll @Scale(9) @DoubleRange(min = 1e-9, max = 1e9) double from,
            @ForAll @Scale(9) @DoubleRange(min = 1e-9, max = 1e9) double to,
            @ForAll @IntRange(min = 2, max = 50) int count) {
        List<Double> points = new Spacing.Logarithmic(from, to, count).points();
        runsBetween(points, from, to, count);
        double ratio = StrictMath.pow(to / from, 1.0 / (count - 1));
        for (int i = 1; i < count; i++) {
            assertThat(points.get(i) / points.get(i - 1)).isCloseTo(ratio, within(1e-12 * ratio));
        }
    }

    @Property(tries = 300)
    void logarithmicPointsOfAnyRangeAreNumbers(
            @ForAll @IntRange(min = -323, max = 308) int from,
            @ForAll @IntRange(min = -323, max = 308) int to,
            @ForAll @IntRange(min = 2, max = 9) int count) {
        double first = Double.parseDouble("1e" + from);
        double last = Double.parseDouble("1e" + to);
        runsBetween(new Spacing.Logarithmic(first, last, count).points(), first, last, count);
    }

    @Property(tries = 300)
    void linearPointsKeepTheirDifference(
            @ForAll @Scale(6) @DoubleRange(min = -1e9, max = 1e9) double from,
            @ForAll @Scale(6) @DoubleRange(min = -1e9, max = 1e9) double to,
            @ForAll @IntRange(min = 2, max = 50) int count) {
        List<Double> points = new Spacing.Linear(BigDecimal.valueOf(from), BigDecimal.valueOf(to), count).points();
        runsBetween(points, from, to, count);
        double step = (to - from) / (count - 1);
        for (int i = 0; i < count; i++) {
            assertThat(points.get(i)).isCloseTo(from + i * step, within(1e-6));
        }
    }

    @Property(tries = 100)
    void decimalsAreTheNearestDoubles(@ForAll @IntRange(min = 1, max = 1000) int tenths) {
        BigDecimal to = BigDecimal.valueOf(tenths, 1);
        List<Double> points = new Spacing.Linear(BigDecimal.ZERO, to, tenths + 1).points();
        assertThat(points.get(tenths / 3))
                .isEqualTo(Double.parseDouble(String.format(Locale.ROOT, "%d.%d", tenths / 3 / 10, tenths / 3 % 10)));
    }

    private static void runsBetween(List<Double> points, double from, double to, int count) {
        assertThat(points).hasSize(count);
        assertThat(points.get(0)).isEqualTo(from);
        assertThat(points.get(count - 1)).isEqualTo(to);
        assertThat(points).isSortedAccordingTo(from <= to ? Double::compare : Collections.reverseOrder());
    }
}

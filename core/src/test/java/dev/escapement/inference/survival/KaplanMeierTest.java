package dev.escapement.inference.survival;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.escapement.inference.Example;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@SuppressWarnings("FloatingPointLiteralPrecision") // as R prints them
class KaplanMeierTest {
    private static final double NONE = Double.NaN;

    static Stream<String> pinned() {
        return Example.lines("survfit-quantiles.txt").stream().skip(1);
    }

    @ParameterizedTest
    @MethodSource("pinned")
    void quantilesAreThoseOfR(String line) {
        String[] cells = line.split(" ", -1);
        Cohort cohort = Example.read(cells[0]).byDimension().stream()
                .filter(c -> c.dimension() == Double.parseDouble(cells[1]))
                .findFirst()
                .orElseThrow();
        double[] expected = Stream.of(cells)
                .skip(2)
                .mapToDouble(cell -> cell.equals("NA") ? NONE : Double.parseDouble(cell))
                .toArray();
        assertThat(quartiles(KaplanMeier.of(cohort))).containsExactly(expected);
    }

    @Test
    void curveAndBoundsAreThoseOfR() {
        // f <- survfit(Surv(c(5,1,2,9,9,12,20,20,20,20), c(1,0,1,1,1,1,0,0,0,0)) ~ 1, conf.type = "log-log")
        // cbind(f$time, f$surv, f$lower, f$upper)
        KaplanMeier curve = KaplanMeier.of(
                new long[] {5, 1, 2, 9, 9, 12, 20, 20, 20, 20},
                new boolean[] {true, false, true, true, true, true, false, false, false, false});
        assertThat(curve.times()).containsExactly(1, 2, 5, 9, 12, 20);
        assertThat(curve.survival())
                .containsExactly(
                        new double[] {
                            1,
                            0.88888888888888884,
                            0.77777777777777768,
                            0.55555555555555547,
                            0.44444444444444442,
                            0.44444444444444442
                        },
                        within(1e-15));
        assertThat(curve.lower())
                .containsExactly(
                        new double[] {
                            NONE,
                            0.43296509022580565,
                            0.36475123116547392,
                            0.20424177563882343,
                            0.13587247761957935,
                            0.13587247761957935
                        },
                        within(1e-15));
        assertThat(curve.upper())
                .containsExactly(
                        new double[] {
                            NONE,
                            0.98356402852557900,
                            0.93929644248660171,
                            0.80452501587924807,
                            0.71931458972503026,
                            0.71931458972503026
                        },
                        within(1e-15));
        // quantile(f): 9 12 NA, 2 2 9, 12 NA NA
        assertThat(quartiles(curve)).containsExactly(9, 2, 12, 12, 2, NONE, NONE, 9, NONE);
    }

    @Test
    void levelStretchesGiveTheirMiddle() {
        // quantile(survfit(Surv(c(1,2,3,4), c(1,1,1,1)) ~ 1, conf.type = "log-log"))
        assertThat(quartiles(signed(1, 2, 3, 4))).containsExactly(1.5, 1, 3, 2.5, 1, NONE, 3.5, 1, NONE);
        // quantile(survfit(Surv(c(1,2,3,4), c(1,1,0,0)) ~ 1, conf.type = "log-log"))
        assertThat(quartiles(signed(1, 2, -3, -4))).containsExactly(1.5, 1, NONE, 3, 1, NONE, NONE, 1, NONE);
        // quantile(survfit(Surv(c(3,3,7,7), c(1,1,1,1)) ~ 1, conf.type = "log-log"))
        assertThat(quartiles(signed(3, 3, 7, 7))).containsExactly(3, 3, NONE, 5, 3, NONE, 7, 3, NONE);
        // quantile(survfit(Surv(c(3,4,5,6,7,8), c(0,1,1,1,1,1)) ~ 1, conf.type = "log-log"))
        assertThat(quartiles(signed(-3, 4, 5, 6, 7, 8))).containsExactly(5, 4, 7, 6, 4, NONE, 7, 4, NONE);
    }

    @Test
    void theLevelIsFoundThroughRounding() {
        // n <- 200; quantile(survfit(Surv(1:n, c(rep(1, n/2), rep(0, n/2))) ~ 1, conf.type = "log-log"))$quantile
        double[] times = DoubleStream.iterate(1, t -> t + 1).limit(200).toArray();
        boolean[] escaped = new boolean[200];
        Arrays.fill(escaped, 0, 100, true);
        KaplanMeier curve = KaplanMeier.of(times, escaped);
        assertThat(curve.quantile(0.25).estimate()).hasValue(50.5);
        assertThat(curve.quantile(0.5).estimate()).hasValue(150);
        assertThat(curve.quantile(0.75).estimate()).isEmpty();
    }

    @Test
    void whatIsNotReachedIsEmpty() {
        // quantile(survfit(Surv(c(3,3,7,7), c(0,0,0,0)) ~ 1, conf.type = "log-log"))
        assertThat(quartiles(signed(-3, -3, -7, -7))).containsOnly(NONE);
        // quantile(survfit(Surv(3, 1) ~ 1, conf.type = "log-log"))
        assertThat(quartiles(signed(3))).containsExactly(3, NONE, NONE, 3, NONE, NONE, 3, NONE, NONE);
    }

    @Test
    void refusesWhatIsNoTime() {
        assertThatThrownBy(() -> signed()).hasMessageContaining("no runs");
        assertThatThrownBy(() -> KaplanMeier.of(new double[] {Double.NaN}, new boolean[] {true}))
                .hasMessageContaining("NaN");
        assertThatThrownBy(() -> KaplanMeier.of(new long[] {0}, new boolean[] {true}))
                .hasMessageContaining("0.0");
        assertThatThrownBy(() -> KaplanMeier.of(new long[] {1}, new boolean[2])).hasMessageContaining("1 times with 2");
        assertThatThrownBy(() -> signed(1).quantile(1)).hasMessageContaining("(0, 1)");
    }

    @Property(tries = 200)
    void withoutCensoringTheCurveIsTheShareLeft(
            @ForAll @Size(min = 1, max = 40) List<@LongRange(min = 1, max = 12) Long> times) {
        boolean[] escaped = new boolean[times.size()];
        Arrays.fill(escaped, true);
        KaplanMeier curve =
                KaplanMeier.of(times.stream().mapToLong(Long::longValue).toArray(), escaped);
        double[] at = curve.times();
        for (int i = 0; i < at.length; i++) {
            double t = at[i];
            double left = (double) times.stream().filter(time -> time > t).count() / times.size();
            assertThat(curve.survival()[i]).isEqualTo(left, within(1e-12));
        }
    }

    private static KaplanMeier signed(double... times) {
        return KaplanMeier.of(Example.cohort(2, times));
    }

    private static double[] quartiles(KaplanMeier curve) {
        return DoubleStream.of(0.25, 0.5, 0.75)
                .mapToObj(curve::quantile)
                .flatMap(q -> Stream.of(q.estimate(), q.lower(), q.upper()))
                .mapToDouble(KaplanMeierTest::orNone)
                .toArray();
    }

    private static double orNone(OptionalDouble value) {
        return value.orElse(NONE);
    }
}

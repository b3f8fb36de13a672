package dev.escapement.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import dev.escapement.algorithm.Algorithms;
import dev.escapement.algorithm.Geometry;
import dev.escapement.link.MultiLink;
import dev.escapement.setting.BatchSize;
import dev.escapement.setting.EngineChoice;
import dev.escapement.setting.LearningRate;
import dev.escapement.setting.Setting;
import dev.escapement.setting.SettingFixture;
import dev.escapement.setting.SettingSchema;
import dev.escapement.simulation.KernelChoice;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpeedTest {
    private static final Setting LANES = setting(EngineChoice.REDUCED, 64, 1, 1);
    private static final long MANY = 1_000_000_000;

    private static Setting setting(EngineChoice engine, long d, int batch, int width, Axis<?>... more) {
        List<Axis<?>> axes = Stream.concat(
                        Stream.of(more),
                        Stream.of(
                                new Axis<>(SettingSchema.ALGORITHM, List.of(Algorithms.parse("online"))),
                                new Axis<>(SettingSchema.RATE, List.of(new LearningRate.None())),
                                new Axis<>(SettingSchema.ENGINE, List.of(engine)),
                                new Axis<>(SettingSchema.DIMENSION, List.of(d)),
                                new Axis<>(SettingSchema.BATCH, List.of(new BatchSize.Given(batch))),
                                new Axis<>(SettingSchema.WIDTH, List.of(width))))
                .toList();
        Grid grid =
                SettingFixture.BASE.grid(new SeedRange(0, 1), new StepCap.Fixed(MANY), axes.toArray(Axis<?>[]::new));
        return Grids.plan(grid).settings().findFirst().orElseThrow().point().resolve();
    }

    private static List<Setting> settings() {
        return Arrays.stream(EngineChoice.values())
                .flatMap(engine -> Stream.of(
                        setting(engine, 256, 1, 1),
                        setting(engine, 256, 16, 1),
                        setting(engine, 256, 1, 4),
                        setting(engine, 256, 16, 4)))
                .toList();
    }

    private static double nanos(Speed speed, Setting setting, double steps) {
        return speed.of(setting).nanos(10, steps, MANY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"scalar", "vector-64", "vector-128", "vector-256", "vector-512", "a kernel of the future"})
    void everySettingTakesTimeOnEveryKernel(String kernel) {
        Speed speed = Speed.builtIn(kernel);
        assertThat(settings()).allSatisfy(setting -> {
            assertThat(nanos(speed, setting, 1000)).isPositive().isFinite();
            assertThat(nanos(speed, setting, 2000)).isGreaterThan(1.5 * nanos(speed, setting, 1000));
        });
        for (EngineChoice dense : List.of(EngineChoice.DENSE_MIXED, EngineChoice.DENSE_DOUBLE)) {
            for (int batch : List.of(1, 8)) {
                assertThat(nanos(speed, setting(dense, 4096, batch, 1), 1000))
                        .isGreaterThan(2 * nanos(speed, setting(dense, 256, batch, 1), 1000));
            }
        }
        assertThat(speed.compiling(2)).isEqualTo(2 * speed.compiling(1)).isPositive();
    }

    @Test
    void thisProcessHasAKernelWithConstantsOfItsOwn() {
        String kernel = KernelChoice.get().kernel().name();
        assertThat(kernel.equals("scalar")
                        || !Speed.builtIn(kernel)
                                .of(LANES)
                                .equals(Speed.builtIn("scalar").of(LANES)))
                .isTrue();
    }

    /** A measured kind takes what was measured; others what those most like it do; the clock counts where nothing is known. */
    @Test
    void whatIsMeasuredCountsBeforeWhatIsBuiltIn() {
        Setting uniform = setting(
                EngineChoice.REDUCED, 64, 1, 1, new Axis<>(SettingSchema.GEOMETRY, List.of(Geometry.EUCLIDEAN)));
        Setting dense = setting(EngineChoice.DENSE_MIXED, 64, 1, 1);
        Speed slow = new Speed("scalar", 3, Map.of());
        Speed measured = slow.with(Map.of(StepKind.of(LANES).label(), 0.5));
        Speed both = measured.with(Map.of(StepKind.of(dense).label(), 2.0));
        StepTime lanes = Speed.builtIn("scalar").of(LANES);
        StepTime vector = Speed.builtIn("scalar").of(dense);

        assertThat(slow.of(LANES)).isEqualTo(lanes.times(3));
        assertThat(measured.of(LANES)).isEqualTo(lanes.times(0.5));
        assertThat(measured.of(uniform)).isEqualTo(slow.constants(uniform).times(0.5));
        assertThat(measured.of(dense)).isEqualTo(vector.times(0.5));
        assertThat(both.of(dense)).isEqualTo(vector.times(2));
        assertThat(both.of(uniform)).isEqualTo(measured.of(uniform));
        assertThat(both.knows(dense)).isTrue();
        assertThat(measured.knows(dense)).isFalse();
    }

    @Test
    void whatIsNoRatioOfTimesIsLeftOut() {
        String kind = StepKind.of(LANES).label();
        for (double wrong : new double[] {0, -1, Double.NaN, Double.POSITIVE_INFINITY}) {
            Speed speed = new Speed("scalar", wrong, Map.of(kind, wrong));
            assertThat(speed.knows(LANES)).isFalse();
            assertThat(speed.of(LANES)).isEqualTo(Speed.builtIn("scalar").of(LANES));
        }
    }

    /** One measurement serves what costs the same: other rates, starts and thresholds, and other d where no step visits d coordinates. */
    @Test
    void kindsDifferInWhatAStepComputes() {
        StepKind lanes = StepKind.of(LANES);
        assertThat(StepKind.of(setting(EngineChoice.REDUCED, 4096, 1, 1))).isEqualTo(lanes);
        assertThat(StepKind.of(
                        setting(EngineChoice.REDUCED, 64, 1, 1, new Axis<>(SettingSchema.THRESHOLD, List.of(0.25)))))
                .isEqualTo(lanes);
        assertThat(List.of(
                        lanes,
                        StepKind.of(setting(
                                EngineChoice.REDUCED,
                                64,
                                1,
                                1,
                                new Axis<>(SettingSchema.LINK, List.of(MultiLink.parse("relu", 1))))),
                        StepKind.of(setting(
                                EngineChoice.REDUCED, 64, 1, 1, new Axis<>(SettingSchema.NOISE_STD, List.of(0.5)))),
                        StepKind.of(setting(EngineChoice.REDUCED, 64, 16, 1)),
                        StepKind.of(setting(EngineChoice.REDUCED, 64, 128, 1)),
                        StepKind.of(setting(EngineChoice.DENSE_MIXED, 64, 1, 1)),
                        StepKind.of(setting(EngineChoice.DENSE_MIXED, 256, 1, 1)),
                        StepKind.of(setting(EngineChoice.DENSE_DOUBLE, 64, 1, 1))))
                .doesNotHaveDuplicates();
        assertThat(StepKind.of(setting(EngineChoice.DENSE_MIXED, 1023, 1, 1)))
                .isEqualTo(StepKind.of(setting(EngineChoice.DENSE_MIXED, 256, 1, 1)));
    }

    /** What the compiler was late for, or a neighbour slowed down, is no property of the kind; nor is what hardly ran. */
    @Test
    void theMedianOfTheWorkIsMeasured() {
        Speed speed = Speed.builtIn("vector-256");
        Setting dense = setting(EngineChoice.DENSE_MIXED, 64, 1, 1);
        SpeedMeasurement measurement = new SpeedMeasurement(speed, 2);
        List<Long> steps = List.of(5_000_000L, 10_000_000L);
        double expected = speed.constants(LANES).nanosOf(2, 10_000_000, 15_000_000);
        for (double ratio : new double[] {40, 2, 2, 2, 2.5}) {
            measurement.add(LANES, steps, Math.round(ratio * expected));
        }
        measurement.add(dense, List.of(1000L), 900_000_000);
        measurement.add(dense, List.of(), 0);
        assertThat(measurement.ratios()).containsOnlyKeys(StepKind.of(LANES).label());
        assertThat(measurement.ratios().get(StepKind.of(LANES).label())).isBetween(1.999, 2.001);
    }

    /** The first runs of each core take what others do, and what the compiler costs; runs that are too short tell nothing of it. */
    @Test
    void whatCompilingTakesIsWhatTheFirstRunsTookBeyondTheirTime() {
        Speed speed = new Speed("vector-256", 1, Map.of(StepKind.of(LANES).label(), 2.0));
        List<Long> steps = List.of(100_000_000L);
        double expected = speed.of(LANES).nanosOf(1, 1e8, 1e8);
        SpeedMeasurement measurement = new SpeedMeasurement(speed, 2);
        measurement.addFirst(LANES, List.of(1000L), 5_000_000_000L);
        assertThat(measurement.ratios()).isEmpty();
        measurement = new SpeedMeasurement(speed, 2);
        measurement.addFirst(LANES, steps, Math.round(expected) + 3_000_000_000L);
        measurement.addFirst(LANES, steps, Math.round(expected) + 1_000_000_000L);
        Speed measured = speed.with(measurement.ratios());
        assertThat(measured.compiling(2)).isBetween(3.999e9, 4.001e9);
        assertThat(measured.of(setting(EngineChoice.DENSE_MIXED, 64, 1, 1)))
                .isEqualTo(speed.of(setting(EngineChoice.DENSE_MIXED, 64, 1, 1)));
        measurement.addFirst(LANES, steps, 1);
        assertThat(speed.with(measurement.ratios()).compiling(1)).isPositive();
    }

    /** A clock that ticks once a reading; one that stands still. Both end, and give a number. */
    @Test
    void theClockIsMeasuredWithAnyClock() {
        AtomicLong now = new AtomicLong();
        assertThat(Speed.clock(() -> now.addAndGet(2560))).isBetween(0.999, 1.001);
        assertThat(Speed.clock(() -> 7)).isPositive();
        assertThat(Speed.clock(() -> now.addAndGet(400_000_000)))
                .isGreaterThan(1000)
                .isFinite();
        assertThat(Speed.clock(System::nanoTime)).isPositive().isFinite();
    }
}

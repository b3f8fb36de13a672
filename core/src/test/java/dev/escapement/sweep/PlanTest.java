package dev.escapement.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import dev.escapement.link.Links;
import dev.escapement.setting.Activation;
import dev.escapement.setting.LearningRate;
import dev.escapement.setting.SettingFixture;
import dev.escapement.setting.SettingSchema;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class PlanTest {
    private static final List<LearningRate> LAWS = List.of(new LearningRate.Law(0.1, 0), new LearningRate.Law(0.1, 1));

    @Test
    void onlineIgnoresTheInnerLearningRateAndRunsOnce() {
        Plan plan = Grids.plan(
                Grids.of(List.of("online", "alternating"), LAWS, List.of(8L, 16L), new SeedRange(0, 5), 100));
        assertThat(plan.cells()).isEqualTo((1 + 2) * 2 * 5);
        assertThat(plan.settings().map(PlannedSetting::point))
                .doesNotHaveDuplicates()
                .filteredOn(point -> !point.group().model().algorithm().usesEta())
                .allMatch(point -> point.group().rate() instanceof LearningRate.None)
                .hasSize(2);
    }

    @Test
    void anActivationThatIsTheLinkIsOneSetting() {
        List<Activation> activations = List.of(new Activation.Same(), new Activation.Given(Links.parse("he3")));
        Grid twice = SettingFixture.BASE.grid(
                new SeedRange(0, 1), new StepCap.Fixed(100), new Axis<>(SettingSchema.ACTIVATION, activations));
        assertThat(Grids.plan(twice).cells()).isEqualTo(1);
    }

    @Test
    void gridsThatOverlapPlanACellOnceUnderTheHighestCap() {
        Plan plan = Grids.plan(
                Grids.of(List.of("online"), LAWS, List.of(8L, 16L), new SeedRange(0, 10), 100),
                Grids.of(List.of("online"), LAWS, List.of(16L, 32L), new SeedRange(4, 3), 1_000),
                Grids.of(List.of("online"), LAWS, List.of(32L), new SeedRange(5, 4), 1_000));
        assertThat(plan.cells()).isEqualTo(10 + 10 + 3 + 2);
        Set<String> cells = plan.settings()
                .flatMap(s -> s.eachSeed().mapToObj(seed -> s.point().dimension() + ":" + seed + ":" + s.maxSteps()))
                .collect(Collectors.toSet());
        assertThat(cells)
                .hasSize(25)
                .contains("16:3:100", "16:4:1000", "16:6:1000", "16:7:100", "32:6:1000", "32:8:1000");
    }

    @Test
    void theFirstSeedsOfASettingAreCountedOverAllGrids() {
        Plan plan = Grids.plan(
                Grids.of(List.of("online"), LAWS, List.of(8L, 16L), new SeedRange(3, 10), 100),
                Grids.of(List.of("online"), LAWS, List.of(16L), new SeedRange(4, 3), 1_000),
                Grids.of(List.of("online"), LAWS, List.of(16L, 32L), new SeedRange(0, 2), 1_000));
        assertThat(first(plan, 3)).containsExactly("8:3", "8:4", "8:5", "16:3", "16:0", "16:1", "32:0", "32:1");
        assertThat(first(plan, 1)).containsExactly("8:3", "16:0", "32:0");
        assertThat(first(plan, 0)).isEmpty();
        assertThat(LongStream.range(0, 20).filter(seed -> plan.hasAmongFirst(3, seed)))
                .containsExactly(0L, 1L, 3L, 4L, 5L, 6L);
    }

    private static List<String> first(Plan plan, int count) {
        return plan.settings()
                .flatMap(s -> s.eachSeed()
                        .filter(seed -> s.hasAmongFirst(count, seed))
                        .mapToObj(seed -> s.point().dimension() + ":" + seed))
                .toList();
    }

    @Test
    void seedsHavePositions() {
        PlannedSetting planned = Grids.plan(
                        Grids.of(List.of("online"), LAWS, List.of(8L), new SeedRange(0, 10), 100),
                        Grids.of(List.of("online"), LAWS, List.of(8L), new SeedRange(4, 3), 1_000))
                .settings()
                .findFirst()
                .orElseThrow();
        assertThat(planned.eachSeed().map(planned::position)).containsExactly(0L, 1L, 2L, 3L, 4L, 5L, 6L);
        assertThat(LongStream.of(-1, 4, 6, 10).map(planned::position)).containsOnly(-1L);
    }

    /** The heap that a plan of 10^7 cells in 10^6 settings takes does not grow with it: nothing is kept. */
    @Test
    void aLargePlanIsEnumeratedWithoutBeingHeld() {
        List<Long> dimensions = LongStream.range(2, 10_002).boxed().toList();
        List<LearningRate> rates = IntStream.range(0, 100)
                .<LearningRate>mapToObj(i -> new LearningRate.Law(0.1, i / 100.0))
                .toList();
        Plan plan = Grids.plan(Grids.of(List.of("alternating"), rates, dimensions, new SeedRange(0, 10), 100));
        assertThat(plan.cells()).isEqualTo(10_000_000);
    }
}

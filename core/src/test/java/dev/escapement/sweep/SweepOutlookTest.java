package dev.escapement.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.escapement.algorithm.Algorithms;
import dev.escapement.algorithm.Geometry;
import dev.escapement.algorithm.OverlapMode;
import dev.escapement.link.Links;
import dev.escapement.link.MultiLink;
import dev.escapement.setting.Activation;
import dev.escapement.setting.LearningRate;
import dev.escapement.setting.Setting;
import dev.escapement.setting.SettingFixture;
import dev.escapement.setting.SettingSchema;
import dev.escapement.theory.ExitLaw;
import dev.escapement.theory.StepSizePolicy;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What the laws of the escape step say of a sweep. */
class SweepOutlookTest {
    private static final Axis<?> ONLINE = new Axis<>(SettingSchema.ALGORITHM, List.of(Algorithms.parse("online")));
    private static final Axis<?> NO_RATE = new Axis<>(SettingSchema.RATE, List.of(new LearningRate.None()));
    private static final Axis<?> OPTIMAL = new Axis<>(SettingSchema.POLICY, List.of(new StepSizePolicy.Optimal()));

    private static List<PlannedRuns> online(int seeds, long cap, Axis<?>... axes) {
        List<Axis<?>> all = new ArrayList<>(List.of(ONLINE, NO_RATE, OPTIMAL));
        all.addAll(0, List.of(axes));
        Grid grid =
                SettingFixture.BASE.grid(new SeedRange(0, seeds), new StepCap.Fixed(cap), all.toArray(Axis<?>[]::new));
        return Grids.plan(grid)
                .settings()
                .map(s -> new PlannedRuns(s.point().resolve(), s.maxSteps(), s.cells()))
                .toList();
    }

    private static SweepOutlook outlook(List<PlannedRuns> runs) {
        return new SweepOutlook(
                runs.stream()
                        .map(PlannedRuns::outlook)
                        .flatMap(Optional::stream)
                        .toList(),
                0);
    }

    private static ExitLaw law(PlannedRuns runs) {
        Setting setting = runs.setting();
        return ExitLaw.of(setting.point().problem(), setting.gamma(), 1e9);
    }

    @Test
    void theShareThatACapCensorsIsTheLaws() {
        List<PlannedRuns> runs = online(10, 3_000, new Axis<>(SettingSchema.DIMENSION, List.of(32L, 64L)));
        List<PlannedRuns> more = online(30, 1_000, new Axis<>(SettingSchema.DIMENSION, List.of(64L)));
        List<PlannedRuns> all = new ArrayList<>(runs);
        all.addAll(more);
        double first = law(runs.get(0)).survival(3_000);
        double second = law(runs.get(1)).survival(3_000);
        double third = law(runs.get(1)).survival(1_000);
        SweepOutlook outlook = outlook(all);
        assertThat(outlook.censored()).isCloseTo((10 * first + 10 * second + 30 * third) / 50, within(0.001));
        assertThat(outlook.mostCensored().orElseThrow().runs()).isSameAs(more.get(0));
    }

    @Test
    void theSufficientCapIsWhereTheLawHasLetNearlyAllGo() {
        List<PlannedRuns> runs = online(10, 3_000, new Axis<>(SettingSchema.DIMENSION, List.of(32L, 64L)));
        Outlook longest = outlook(runs).longest().orElseThrow();
        assertThat(longest.runs()).isSameAs(runs.get(1));
        assertThat(law(runs.get(1)).survival(longest.sufficientCap())).isBetween(0.0095, 0.01);
        assertThat(outlook(runs).sufficientCapPerDimension()).isEqualTo(longest.sufficientCap() / 64);
        PlannedRuns patient = new PlannedRuns(runs.get(1).setting(), 1_000_000_000, 10);
        assertThat(patient.outlook().orElseThrow().sufficientCap()).isEqualTo(longest.sufficientCap());
    }

    /** The drift leads to minus the teacher, and only the teacher itself counts. */
    @Test
    void runsThatAreHeldForeverHaveNoCap() {
        List<PlannedRuns> runs = online(
                10,
                1_000_000,
                new Axis<>(SettingSchema.LINK, List.of(MultiLink.parse("hermite(0,-1)", 1))),
                new Axis<>(SettingSchema.ACTIVATION, List.of(new Activation.Given(Links.parse("he1")))),
                new Axis<>(SettingSchema.POLICY, List.of(new StepSizePolicy.Given(1e-3))),
                new Axis<>(SettingSchema.OVERLAP, List.of(OverlapMode.SIGNED)));
        Outlook held = outlook(runs).longest().orElseThrow();
        assertThat(held.sufficientCap()).isInfinite();
        assertThat(held.held()).isGreaterThan(0.99);
        assertThat(held.censored()).isCloseTo(held.held(), within(0.01));
    }

    /** The mean flow's law counts for censoring, not for the scatter of runs. */
    @Test
    void withoutTheoryThereIsNoOutlook() {
        List<PlannedRuns> several = online(
                10,
                1_000_000,
                new Axis<>(SettingSchema.WIDTH, List.of(2)),
                new Axis<>(SettingSchema.POLICY, List.of(new StepSizePolicy.Law(0.1, 1))));
        assertThat(several.get(0).outlook()).isEmpty();
        List<PlannedRuns> flow = online(
                10,
                1_000_000,
                new Axis<>(SettingSchema.GEOMETRY, List.of(Geometry.EUCLIDEAN)),
                new Axis<>(SettingSchema.DIMENSION, List.of(32L, 64L)));
        SweepOutlook outlook = outlook(flow);
        assertThat(outlook.settings()).hasSize(2);
        assertThat(ExpectedPrecision.of(outlook.settings())).isEmpty();
    }
}

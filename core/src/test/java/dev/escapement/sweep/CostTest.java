package dev.escapement.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import dev.escapement.algorithm.Algorithms;
import dev.escapement.link.MultiLink;
import dev.escapement.setting.LearningRate;
import dev.escapement.setting.Setting;
import dev.escapement.setting.SettingFixture;
import dev.escapement.setting.SettingSchema;
import dev.escapement.simulation.ReducedEngine;
import dev.escapement.theory.MeanMap;
import dev.escapement.theory.StepSizePolicy;
import java.util.List;
import org.junit.jupiter.api.Test;

class CostTest {
    /** Sweeps do not know the engines, so the number of lanes stands in both. */
    @Test
    void aLoopHasAsManyLanesAsTheEngine() {
        assertThat(StepTime.LANES).isEqualTo(new ReducedEngine().lanes());
    }

    /** A front so narrow that its law may be no number: the mean map's steps stand for it, not max-steps. */
    @Test
    void aFrontTakesWhatTheMeanMapTakes() {
        Grid grid = SettingFixture.BASE.grid(
                new SeedRange(0, 8),
                new StepCap.Fixed(655_360_000),
                new Axis<>(SettingSchema.ALGORITHM, List.of(Algorithms.parse("online"))),
                new Axis<>(SettingSchema.LINK, List.of(MultiLink.parse("he1", 1))),
                new Axis<>(SettingSchema.RATE, List.of(new LearningRate.None())),
                new Axis<>(SettingSchema.DIMENSION, List.of(16_384L)),
                new Axis<>(SettingSchema.POLICY, List.of(new StepSizePolicy.Optimal())));
        Setting setting =
                Grids.plan(grid).settings().findFirst().orElseThrow().point().resolve();
        double steps = Cost.of(new PlannedRuns(setting, 655_360_000, 8), Speed.builtIn("vector-256"))
                .steps();
        assertThat(steps / MeanMap.escapeStep(setting.point().problem(), setting.gamma()))
                .isBetween(0.9, 1.1);
    }
}

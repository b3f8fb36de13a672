package dev.escapement.sweep;

import dev.escapement.algorithm.Algorithms;
import dev.escapement.setting.LearningRate;
import dev.escapement.setting.SettingFixture;
import dev.escapement.setting.SettingSchema;
import java.util.Arrays;
import java.util.List;

/** Grids for tests: he3, one value on every axis but those named. */
final class Grids {
    private Grids() {}

    static Grid of(
            List<String> algorithms, List<LearningRate> rates, List<Long> dimensions, SeedRange seeds, long cap) {
        return SettingFixture.BASE.grid(
                seeds,
                new StepCap.Fixed(cap),
                new Axis<>(
                        SettingSchema.ALGORITHM,
                        algorithms.stream().map(Algorithms::parse).toList()),
                new Axis<>(SettingSchema.RATE, rates),
                new Axis<>(SettingSchema.DIMENSION, dimensions));
    }

    static Plan plan(Grid... grids) {
        return new Plan(new Sweep(Arrays.asList(grids), 0));
    }
}

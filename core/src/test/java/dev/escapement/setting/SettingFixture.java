package dev.escapement.setting;

import dev.escapement.algorithm.Algorithms;
import dev.escapement.algorithm.Geometry;
import dev.escapement.algorithm.InitialCondition;
import dev.escapement.algorithm.Label;
import dev.escapement.algorithm.Loss;
import dev.escapement.algorithm.OverlapMode;
import dev.escapement.algorithm.Recovery;
import dev.escapement.link.MultiLink;
import dev.escapement.sweep.Axis;
import dev.escapement.sweep.Grid;
import dev.escapement.sweep.SeedRange;
import dev.escapement.sweep.StepCap;
import dev.escapement.theory.StepSizePolicy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Settings for tests: alternating SGD on he3 at d = 64, but for what a test names. */
public record SettingFixture(Choice choice) {
    public static final SettingFixture BASE = new SettingFixture(Choice.none())
            .with(SettingSchema.ALGORITHM, Algorithms.parse("alternating"))
            .with(SettingSchema.LINK, MultiLink.parse("he3", 1))
            .with(SettingSchema.ACTIVATION, new Activation.Same())
            .with(SettingSchema.LOSS, Loss.CORRELATION)
            .with(SettingSchema.GEOMETRY, Geometry.PROJECTED)
            .with(SettingSchema.OVERLAP, OverlapMode.ABSOLUTE)
            .with(SettingSchema.INIT, new InitialCondition.Positive())
            .with(SettingSchema.ENGINE, EngineChoice.REDUCED)
            .with(SettingSchema.DIMENSION, 64L)
            .with(SettingSchema.RATE, new LearningRate.Law(0.1, 0.5))
            .with(SettingSchema.POLICY, new StepSizePolicy.Law(0.1, 1))
            .with(SettingSchema.SECOND_LAYER, 1.0)
            .with(SettingSchema.NOISE_STD, 0.0)
            .with(SettingSchema.THRESHOLD, 0.5)
            .with(SettingSchema.LABEL, Label.IDENTITY)
            .with(SettingSchema.BATCH, BatchSize.ONE)
            .with(SettingSchema.WIDTH, 1)
            .with(SettingSchema.RECOVERY, Recovery.ANY)
            .with(SettingSchema.MOMENTUM, 0.0);

    <T> SettingFixture with(Part<T> part, T value) {
        return new SettingFixture(choice.with(part, value));
    }

    SettingGroup group() {
        return SettingSchema.group(choice);
    }

    GridPoint point() {
        return new GridPoint(group(), choice.of(SettingSchema.DIMENSION));
    }

    Setting setting() {
        return point().resolve();
    }

    /** A grid of this setting, but for some axes. */
    public Grid grid(SeedRange seeds, StepCap cap, Axis<?>... axes) {
        List<Axis<?>> all = new ArrayList<>();
        for (Part<?> part : SettingSchema.PARTS) {
            all.add(Arrays.stream(axes)
                    .filter(axis -> axis.part() == part)
                    .findFirst()
                    .orElseGet(() -> axis(part)));
        }
        return new Grid(all, seeds, cap);
    }

    private <T> Axis<?> axis(Part<T> part) {
        return new Axis<>(part, List.of(choice.of(part)));
    }
}

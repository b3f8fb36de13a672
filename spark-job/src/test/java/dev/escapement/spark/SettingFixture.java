package dev.escapement.spark;

import dev.escapement.algorithm.Algorithms;
import dev.escapement.algorithm.Geometry;
import dev.escapement.algorithm.InitialCondition;
import dev.escapement.algorithm.Label;
import dev.escapement.algorithm.Loss;
import dev.escapement.algorithm.OverlapMode;
import dev.escapement.algorithm.Recovery;
import dev.escapement.link.MultiLink;
import dev.escapement.setting.Activation;
import dev.escapement.setting.BatchSize;
import dev.escapement.setting.Choice;
import dev.escapement.setting.EngineChoice;
import dev.escapement.setting.GridPoint;
import dev.escapement.setting.LearningRate;
import dev.escapement.setting.Part;
import dev.escapement.setting.Setting;
import dev.escapement.setting.SettingGroup;
import dev.escapement.setting.SettingSchema;
import dev.escapement.theory.StepSizePolicy;

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

    public <T> SettingFixture with(Part<T> part, T value) {
        return new SettingFixture(choice.with(part, value));
    }

    public SettingGroup group() {
        return SettingSchema.group(choice);
    }

    public GridPoint point() {
        return new GridPoint(group(), choice.of(SettingSchema.DIMENSION));
    }

    public Setting setting() {
        return point().resolve();
    }
}

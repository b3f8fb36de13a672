package dev.escapement.sweep;

import dev.escapement.algorithm.Algorithm;
import dev.escapement.algorithm.Algorithms;
import dev.escapement.algorithm.Model;
import dev.escapement.setting.Setting;

/**
 * What settings have in common of which one measurement tells how long a step takes: they may differ in the learning rates, the start
 * and the threshold, and by less than a factor of 4 in the batch and, where every coordinate is visited, in d.
 *
 * @param loop where a step spends its time
 * @param model the model in words
 */
record StepKind(Loop loop, String model) {
    /** Two settings whose sizes lie between the same powers of this are of one kind. */
    private static final double RATIO = 4;

    /** The kind of a setting. */
    static StepKind of(Setting setting) {
        Model model = setting.group().model();
        Loop loop = Loop.of(setting);
        StringBuilder words = new StringBuilder()
                .append(rule(model.algorithm()))
                .append(", ")
                .append(model.target().name())
                .append('/')
                .append(model.neuron().activation().name())
                .append(", ")
                .append(model.loss().label())
                .append(", ")
                .append(model.label().text())
                .append(", ")
                .append(model.geometry().label());
        if (model.noisy()) {
            words.append(", noise");
        }
        if (setting.batch() > 1) {
            words.append(", batch ").append(size(setting.batch()));
        }
        if (!model.single()) {
            words.append(", width ").append(model.width()).append(", vectors ").append(model.vectors());
        }
        if (loop.dense()) {
            words.append(", d ").append(size(setting.dimension()));
        }
        return new StepKind(loop, words.toString());
    }

    private static String rule(Algorithm algorithm) {
        String name = Algorithms.spelled(algorithm).orElse(algorithm.name());
        return algorithm.statedPasses().isEmpty()
                ? name
                : name + ", passes " + algorithm.statedPasses().getAsInt();
    }

    /** {@code 64+} for 64 to 255. */
    private static String size(double number) {
        double from = 1;
        while (from * RATIO <= number) {
            from *= RATIO;
        }
        return (long) from + "+";
    }

    /** The name in files. */
    String label() {
        return prefix(loop) + model;
    }

    /** What the names of all kinds of a loop begin with. */
    static String prefix(Loop loop) {
        return loop.label() + ": ";
    }
}

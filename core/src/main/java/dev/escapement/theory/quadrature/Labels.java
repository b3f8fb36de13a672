package dev.escapement.theory.quadrature;

import dev.escapement.algorithm.Model;
import dev.escapement.link.Links;
import java.util.Arrays;
import java.util.List;

/** The labels of a model as functions of the noise. Not safe for use by two threads. */
public final class Labels {
    private static final double[] NONE = {};

    private final Model model;
    private final double[] breaks;
    private final double[] output = new double[1];
    private final double[] label = new double[1];

    /** Of a model. */
    public Labels(Model model) {
        this.model = model;
        breaks = model.label().identity()
                ? NONE
                : model.label().after(Links.parse("he1")).breaks().stream()
                        .mapToDouble(at -> at)
                        .toArray();
    }

    /** The label of an output of the link and a standardised noise. */
    public double of(double mean, double noise) {
        output[0] = mean + model.noiseStd() * noise;
        if (model.label().identity()) {
            return output[0];
        }
        model.label().value(output, label, 1);
        return label[0];
    }

    /** The outputs of the teacher, increasing, at which the label is no smooth function of them; none without noise. */
    List<Double> breaks() {
        return model.noisy() ? Arrays.stream(breaks).boxed().toList() : List.of();
    }
}

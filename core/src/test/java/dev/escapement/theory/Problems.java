package dev.escapement.theory;

import dev.escapement.algorithm.Algorithms;
import dev.escapement.algorithm.Escape;
import dev.escapement.algorithm.Geometry;
import dev.escapement.algorithm.InitialCondition;
import dev.escapement.algorithm.Loss;
import dev.escapement.algorithm.Model;
import dev.escapement.algorithm.Neuron;
import dev.escapement.algorithm.OverlapMode;
import dev.escapement.algorithm.Problem;
import dev.escapement.link.Links;
import java.util.List;
import java.util.stream.Collectors;

/** Problems to test on, from names. */
record Problems(Model model, double threshold, OverlapMode mode) {
    /** The losses whose residual is linear in the prediction. */
    static final List<Loss> LINEAR = List.of(Loss.CORRELATION, Loss.SQUARED);

    /** Correlation loss, projected, noiseless, absolute overlap. */
    static Problems of(String algorithm, String link, String activation) {
        Model model = new Model(
                Algorithms.parse(algorithm),
                Links.parse(link),
                new Neuron(Links.parse(activation), 1),
                Loss.CORRELATION,
                Geometry.PROJECTED,
                0);
        return new Problems(model, 0.5, OverlapMode.ABSOLUTE);
    }

    /** The name of the series with these coefficients of he_1, he_2, ..., and {@code constant} of he_0. */
    static String series(double constant, List<Double> coefficients) {
        return coefficients.stream()
                .map(String::valueOf)
                .collect(Collectors.joining(",", "hermite(" + constant + ",", ")"));
    }

    Problems with(Loss loss) {
        return with(new Model(
                model.algorithm(),
                model.link(),
                model.neuron(),
                loss,
                model.geometry(),
                model.noiseStd(),
                model.label()));
    }

    Problems with(Geometry geometry) {
        return with(new Model(
                model.algorithm(),
                model.link(),
                model.neuron(),
                model.loss(),
                geometry,
                model.noiseStd(),
                model.label()));
    }

    Problems noisy(double noiseStd) {
        return with(new Model(
                model.algorithm(),
                model.link(),
                model.neuron(),
                model.loss(),
                model.geometry(),
                noiseStd,
                model.label()));
    }

    Problems with(Model changed) {
        return new Problems(changed, threshold, mode);
    }

    Problems until(double other) {
        return new Problems(model, other, mode);
    }

    Problems signed() {
        return new Problems(model, threshold, OverlapMode.SIGNED);
    }

    Problem at(double dimension, double eta) {
        return new Problem(model, dimension, eta, new InitialCondition.Positive(), new Escape(mode, threshold));
    }

    Problem from(double start, double dimension, double eta) {
        return new Problem(model, dimension, eta, new InitialCondition.Fixed(start), new Escape(mode, threshold));
    }
}

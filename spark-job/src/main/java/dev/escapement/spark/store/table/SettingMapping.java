package dev.escapement.spark.store.table;

import dev.escapement.algorithm.Algorithms;
import dev.escapement.algorithm.Escape;
import dev.escapement.algorithm.Geometry;
import dev.escapement.algorithm.InitialCondition;
import dev.escapement.algorithm.Loss;
import dev.escapement.algorithm.Model;
import dev.escapement.algorithm.Neuron;
import dev.escapement.algorithm.OverlapMode;
import dev.escapement.link.Links;
import dev.escapement.sweep.EngineChoice;
import dev.escapement.sweep.GridPoint;
import dev.escapement.sweep.LearningRate;
import dev.escapement.sweep.Setting;
import dev.escapement.theory.StepSizePolicy;
import java.util.Arrays;
import java.util.function.Function;

/** Settings to columns and back. */
public final class SettingMapping {
    private SettingMapping() {}

    /** A setting's columns. */
    public static SettingColumns columns(Setting setting) {
        GridPoint point = setting.point();
        Model model = point.model();
        ModelColumns words = new ModelColumns(
                model.algorithm().name(),
                model.link().name(),
                model.neuron().activation().name(),
                model.loss().label(),
                model.geometry().label(),
                point.escape().mode().label(),
                point.init().label(),
                point.engine().engine(),
                point.engine().precision().orElse(null),
                point.policy().label());
        LearningRate.Law etaLaw = point.rate() instanceof LearningRate.Law law ? law : null;
        StepSizePolicy.Law gammaLaw = point.policy() instanceof StepSizePolicy.Law law ? law : null;
        RateColumns rates = new RateColumns(
                Double.isNaN(setting.eta()) ? null : setting.eta(),
                etaLaw == null ? null : etaLaw.coefficient(),
                etaLaw == null ? null : etaLaw.exponent(),
                setting.gamma(),
                point.policy() instanceof StepSizePolicy.Paper paper ? paper.delta() : null,
                gammaLaw == null ? null : gammaLaw.coefficient(),
                gammaLaw == null ? null : gammaLaw.exponent(),
                model.neuron().secondLayer(),
                model.noiseStd(),
                point.escape().threshold());
        return new SettingColumns(words, Math.toIntExact(point.dimension()), rates);
    }

    /** The setting that columns describe. */
    public static Setting setting(SettingColumns columns) {
        return setting(columns.model(), columns.dimension(), columns.rates());
    }

    /**
     * The setting of columns that may describe none.
     *
     * @throws IllegalArgumentException if a word in them is none of ours, or a number is missing
     */
    static Setting setting(ModelColumns words, int dimension, RateColumns rates) {
        GridPoint point = new GridPoint(
                model(words, rates),
                InitialCondition.parse(words.init()),
                new Escape(overlap(words), rates.threshold()),
                engine(words),
                rate(rates),
                policy(words.gammaPolicy(), rates),
                dimension);
        return new Setting(point, rates.eta() == null ? Double.NaN : rates.eta(), present(rates.gamma(), "gamma"));
    }

    /**
     * The model that columns describe.
     *
     * @throws IllegalArgumentException if a word in them is none of ours
     */
    public static Model model(ModelColumns words, RateColumns rates) {
        return new Model(
                Algorithms.parse(words.algorithm()),
                Links.parse(words.link()),
                new Neuron(Links.parse(words.activation()), rates.secondLayer()),
                labelled(Loss.values(), Loss::label, words.loss()),
                labelled(Geometry.values(), Geometry::label, words.geometry()),
                rates.noiseStd());
    }

    /** The overlap that columns name. */
    public static OverlapMode overlap(ModelColumns words) {
        return labelled(OverlapMode.values(), OverlapMode::label, words.overlapMode());
    }

    private static LearningRate rate(RateColumns rates) {
        if (rates.eta() == null) {
            return new LearningRate.None();
        }
        return rates.etaExponent() == null
                ? new LearningRate.Given(rates.eta())
                : new LearningRate.Law(present(rates.etaCoefficient(), "eta_coefficient"), rates.etaExponent());
    }

    static StepSizePolicy policy(String label, RateColumns rates) {
        return switch (label) {
            case "optimal" -> new StepSizePolicy.Optimal();
            case "paper" -> new StepSizePolicy.Paper(present(rates.gammaDelta(), "gamma_delta"));
            case "law" ->
                new StepSizePolicy.Law(
                        present(rates.gammaCoefficient(), "gamma_coefficient"),
                        present(rates.gammaExponent(), "gamma_exponent"));
            case "values" -> new StepSizePolicy.Given(present(rates.gamma(), "gamma"));
            default -> throw new IllegalArgumentException("no gamma policy is called " + label);
        };
    }

    private static EngineChoice engine(ModelColumns words) {
        return Arrays.stream(EngineChoice.values())
                .filter(choice -> choice.engine().equals(words.engine()))
                .filter(choice ->
                        choice.precision().isEmpty() || choice.precision().get().equals(words.precision()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "no engine is called " + words.engine() + " with precision " + words.precision()));
    }

    static double present(Double number, String column) {
        if (number == null) {
            throw new IllegalArgumentException(column + " is null");
        }
        return number;
    }

    private static <T> T labelled(T[] values, Function<T, String> label, String wanted) {
        return Arrays.stream(values)
                .filter(value -> label.apply(value).equals(wanted))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("unknown name " + wanted));
    }
}

package dev.escapement.spark.fit;

import dev.escapement.setting.Setting;
import dev.escapement.theory.ExitLaw;
import java.io.Serializable;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * Quantiles of the law of a setting's escape time, for charts: no table has them.
 *
 * @param quantiles in ascending order; none where theory has no law
 */
public record LawQuantiles(Setting setting, List<At> quantiles) implements Serializable {
    private static final List<Double> SHARES = DoubleStream.concat(
                    IntStream.rangeClosed(1, 19).mapToDouble(k -> k / 20.0), DoubleStream.of(0.01, 0.02, 0.98, 0.99))
            .sorted()
            .boxed()
            .toList();

    /**
     * A quantile.
     *
     * @param share of the runs
     * @param time by which the law lets them escape
     */
    public record At(double share, double time) implements Serializable {}

    /** Those of a law that lie before the step at which it is cut off. */
    static LawQuantiles of(Setting setting, ExitLaw law) {
        return new LawQuantiles(
                setting,
                SHARES.stream()
                        .flatMap(share -> {
                            OptionalDouble time = Prediction.quantile(law, share);
                            return time.stream().mapToObj(steps -> new At(share, steps));
                        })
                        .toList());
    }

    /** The same with other times. */
    public LawQuantiles map(DoubleUnaryOperator time) {
        return new LawQuantiles(
                setting,
                quantiles.stream()
                        .map(at -> new At(at.share(), time.applyAsDouble(at.time())))
                        .toList());
    }
}

package dev.escapement.spark.fit;

import dev.escapement.spark.store.table.GroupColumns;
import dev.escapement.spark.store.table.ModelColumns;
import dev.escapement.spark.store.table.RateColumns;
import dev.escapement.spark.store.table.SettingColumns;
import java.util.Comparator;
import java.util.function.Function;

/** The order of rows in the tables: by model, then by learning rates, then by dimension. */
final class RowOrder {
    private static final Comparator<ModelColumns> MODELS = Comparator.comparing(ModelColumns::algorithm)
            .thenComparing(ModelColumns::link)
            .thenComparing(ModelColumns::activation)
            .thenComparing(ModelColumns::loss)
            .thenComparing(ModelColumns::geometry)
            .thenComparing(ModelColumns::overlapMode)
            .thenComparing(ModelColumns::init)
            .thenComparing(ModelColumns::engine)
            .thenComparing(nullsFirst(ModelColumns::precision))
            .thenComparing(ModelColumns::gammaPolicy);

    private static final Comparator<RateColumns> RATES = Comparator.comparingDouble(RateColumns::secondLayer)
            .thenComparingDouble(RateColumns::noiseStd)
            .thenComparingDouble(RateColumns::threshold)
            .thenComparing(nullsFirst(RateColumns::gammaDelta))
            .thenComparing(nullsFirst(RateColumns::gammaCoefficient))
            .thenComparing(nullsFirst(RateColumns::gammaExponent))
            .thenComparing(nullsFirst(RateColumns::etaCoefficient))
            .thenComparing(nullsFirst(RateColumns::etaExponent))
            .thenComparing(nullsFirst(RateColumns::eta))
            .thenComparing(nullsFirst(RateColumns::gamma));

    static final Comparator<GroupColumns> GROUPS =
            Comparator.comparing(GroupColumns::model, MODELS).thenComparing(GroupColumns::rates, RATES);

    static final Comparator<SettingColumns> SETTINGS = Comparator.comparing(SettingColumns::group, GROUPS)
            .thenComparingInt(SettingColumns::dimension)
            .thenComparing(SettingColumns::rates, RATES);

    private RowOrder() {}

    private static <T, C extends Comparable<C>> Comparator<T> nullsFirst(Function<T, C> column) {
        return Comparator.comparing(column, Comparator.nullsFirst(Comparator.naturalOrder()));
    }
}

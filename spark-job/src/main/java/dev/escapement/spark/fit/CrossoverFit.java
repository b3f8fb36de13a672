package dev.escapement.spark.fit;

import dev.escapement.inference.Collapse;
import dev.escapement.inference.Collapse.Crossover;
import dev.escapement.inference.Collapse.Movement;
import dev.escapement.inference.Protocol;
import dev.escapement.random.StreamKey;
import dev.escapement.setting.SettingGroup;
import dev.escapement.setting.SettingOrder;
import dev.escapement.spark.Parallel;
import dev.escapement.spark.store.table.CrossoverRow;
import dev.escapement.spark.store.table.EscapeTimeRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.function.Function;

/** From which learning rate on, at each dimension, it speeds the escape up. */
final class CrossoverFit {
    private CrossoverFit() {}

    /** The crossovers of every group of settings that differ in their learning rate alone. */
    static List<CrossoverRow> of(List<GroupTask> groups, Protocol protocol) {
        Map<SettingGroup, List<GroupTask>> families = new TreeMap<>(SettingOrder.GROUPS);
        groups.forEach(group -> families.computeIfAbsent(group.group().acrossRates(), g -> new ArrayList<>())
                .add(group));
        return Parallel.map(families.entrySet(), family -> rows(family.getKey(), family.getValue(), protocol)).stream()
                .flatMap(List::stream)
                .toList();
    }

    private static List<CrossoverRow> rows(SettingGroup group, List<GroupTask> members, Protocol protocol) {
        List<EscapeTimeRow> settings =
                members.stream().flatMap(member -> member.settings().stream()).toList();
        StreamKey key = members.get(0).key();
        Collapse measured = Collapse.of(points(settings, EscapeTimeRow::median), protocol.draws(), key);
        Collapse meanMap = Collapse.of(points(settings, EscapeTimeRow::meanMapStep), protocol.draws(), key);
        Collapse law = Collapse.of(points(settings, EscapeTimeRow::lawMedian), protocol.draws(), key);
        return measured.crossovers().stream()
                .map(crossover -> row(group, crossover, measured, meanMap, law))
                .toList();
    }

    /** Times of settings, each of the weight that the measured median has there; those that are missing are left out. */
    private static List<Collapse.Point> points(List<EscapeTimeRow> settings, Function<EscapeTimeRow, Double> time) {
        return settings.stream()
                .filter(row -> time.apply(row) != null)
                .flatMap(row -> point(row).map(point -> point.at(time.apply(row))).stream())
                .toList();
    }

    /** A setting's median with what its bounds say of its error; empty for one without, or without a learning rate. */
    private static Optional<Collapse.Point> point(EscapeTimeRow row) {
        double eta = row.setting().eta();
        if (!(eta > 0) || row.median() == null || row.medianLo() == null) {
            return Optional.empty();
        }
        OptionalDouble upper = row.medianHi() == null ? OptionalDouble.empty() : OptionalDouble.of(row.medianHi());
        return Optional.of(Collapse.Point.of(row.setting().dimension(), eta, row.median(), row.medianLo(), upper));
    }

    private static CrossoverRow row(
            SettingGroup group, Crossover crossover, Collapse measured, Collapse meanMap, Collapse law) {
        return new CrossoverRow(
                group,
                (int) crossover.dimension(),
                crossover.rates(),
                crossover.eta(),
                crossover.bounds().lower(),
                crossover.bounds().upper(),
                eta(meanMap, crossover.dimension()),
                crossover.plateau(),
                crossover.slope(),
                crossover.pNone(),
                column(measured.crossoverExponent(), Movement::exponent),
                column(measured.crossoverExponent(), m -> m.bounds().lower()),
                column(measured.crossoverExponent(), m -> m.bounds().upper()),
                column(meanMap.crossoverExponent(), Movement::exponent),
                column(measured.plateauExponent(), Movement::exponent),
                column(measured.plateauExponent(), m -> m.bounds().lower()),
                column(measured.plateauExponent(), m -> m.bounds().upper()),
                eta(law, crossover.dimension()),
                column(law.crossoverExponent(), Movement::exponent));
    }

    /** The crossover at a dimension; null where there is none. */
    private static Double eta(Collapse collapse, double dimension) {
        return collapse.crossovers().stream()
                .filter(crossover -> crossover.dimension() == dimension)
                .map(Crossover::eta)
                .findFirst()
                .orElse(null);
    }

    private static Double column(Optional<Movement> movement, Function<Movement, Double> number) {
        return movement.map(number).orElse(null);
    }
}

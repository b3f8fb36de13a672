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
        List<Collapse.Point> points = new ArrayList<>();
        List<Collapse.Point> meanMap = new ArrayList<>();
        for (GroupTask member : members) {
            for (EscapeTimeRow row : member.settings()) {
                point(row).ifPresent(point -> {
                    points.add(point);
                    if (row.meanMapStep() != null) {
                        meanMap.add(point.at(row.meanMapStep()));
                    }
                });
            }
        }
        StreamKey key = members.get(0).key();
        Collapse collapse = Collapse.of(points, protocol.draws(), key);
        Collapse theory = Collapse.of(meanMap, protocol.draws(), key);
        return collapse.crossovers().stream()
                .map(crossover -> row(group, crossover, collapse, theory))
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

    private static CrossoverRow row(SettingGroup group, Crossover crossover, Collapse collapse, Collapse theory) {
        return new CrossoverRow(
                group,
                (int) crossover.dimension(),
                crossover.rates(),
                crossover.eta(),
                crossover.bounds().lower(),
                crossover.bounds().upper(),
                theory.crossovers().stream()
                        .filter(other -> other.dimension() == crossover.dimension())
                        .map(Crossover::eta)
                        .findFirst()
                        .orElse(null),
                crossover.plateau(),
                crossover.slope(),
                crossover.pNone(),
                column(collapse.crossoverExponent(), Movement::exponent),
                column(collapse.crossoverExponent(), m -> m.bounds().lower()),
                column(collapse.crossoverExponent(), m -> m.bounds().upper()),
                column(theory.crossoverExponent(), Movement::exponent),
                column(collapse.plateauExponent(), Movement::exponent),
                column(collapse.plateauExponent(), m -> m.bounds().lower()),
                column(collapse.plateauExponent(), m -> m.bounds().upper()));
    }

    private static Double column(Optional<Movement> movement, Function<Movement, Double> number) {
        return movement.map(number).orElse(null);
    }
}

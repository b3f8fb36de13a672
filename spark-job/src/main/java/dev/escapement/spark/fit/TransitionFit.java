package dev.escapement.spark.fit;

import dev.escapement.inference.Protocol;
import dev.escapement.inference.Transition;
import dev.escapement.random.StreamKey;
import dev.escapement.setting.LearningRate;
import dev.escapement.setting.SettingGroup;
import dev.escapement.setting.SettingOrder;
import dev.escapement.spark.Parallel;
import dev.escapement.spark.store.table.ExponentRow;
import dev.escapement.spark.store.table.TransitionRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Where the headline exponents of groups that differ in their learning-rate exponent alone change their slope. */
final class TransitionFit {
    private TransitionFit() {}

    static List<TransitionRow> of(List<GroupFit> fits, Protocol protocol) {
        Map<SettingGroup, List<GroupFit>> families = new TreeMap<>(SettingOrder.GROUPS);
        for (GroupFit fit : fits) {
            if (fit.group().rate() instanceof LearningRate.Law) {
                families.computeIfAbsent(fit.group().acrossExponents(), g -> new ArrayList<>())
                        .add(fit);
            }
        }
        return Parallel.map(families.entrySet(), family -> row(family.getKey(), family.getValue(), protocol));
    }

    private static TransitionRow row(SettingGroup group, List<GroupFit> fits, Protocol protocol) {
        List<GroupFit> estimated =
                fits.stream().filter(fit -> Double.isFinite(fit.uncertainty())).toList();
        StreamKey key = fits.get(0).key();
        Optional<Transition> found = Transition.of(points(estimated, ExponentRow::alpha), protocol.draws(), key);
        return new TransitionRow(
                group,
                methods(fits),
                found.map(t -> t.fit().breakpoint()).orElse(null),
                found.map(t -> t.breakBounds().lower()).orElse(null),
                found.map(t -> t.breakBounds().upper()).orElse(null),
                found.map(Transition::alphaBelow).orElse(null),
                found.map(Transition::alphaAbove).orElse(null),
                Prediction.transition(group),
                inTheory(estimated, ExponentRow::meanMapAlpha, protocol, key),
                estimated.size(),
                found.map(Transition::pNoBreak).orElse(null),
                found.map(Transition::deltaBic).orElse(null),
                inTheory(estimated, ExponentRow::lawAlpha, protocol, key));
    }

    /** The break of theory's exponents by the same fit; null where one is missing. */
    private static Double inTheory(
            List<GroupFit> fits, Function<ExponentRow, Double> alpha, Protocol protocol, StreamKey key) {
        List<Transition.Point> points = points(fits, alpha);
        return points.size() < fits.size()
                ? null
                : Transition.of(points, protocol.draws(), key)
                        .map(t -> t.fit().breakpoint())
                        .orElse(null);
    }

    /** Exponents over the learning rate's, with the uncertainties of the measured ones; those that are missing are left out. */
    private static List<Transition.Point> points(List<GroupFit> fits, Function<ExponentRow, Double> alpha) {
        return fits.stream()
                .filter(fit -> alpha.apply(fit.headline()) != null)
                .map(fit -> new Transition.Point(
                        fit.group().rate().asPower().exponent(), alpha.apply(fit.headline()), fit.uncertainty()))
                .toList();
    }

    /** The methods of the headlines that took part, or of all where none did; usually one. */
    private static String methods(List<GroupFit> fits) {
        List<GroupFit> estimated =
                fits.stream().filter(fit -> Double.isFinite(fit.uncertainty())).toList();
        return (estimated.isEmpty() ? fits : estimated)
                .stream()
                        .map(fit -> fit.headline().method().toString())
                        .distinct()
                        .sorted()
                        .collect(Collectors.joining(", "));
    }
}

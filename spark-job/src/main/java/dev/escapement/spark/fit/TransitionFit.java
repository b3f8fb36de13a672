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
        List<Transition.Point> measured = new ArrayList<>();
        List<Transition.Point> meanMap = new ArrayList<>();
        for (GroupFit fit : fits) {
            double a = fit.group().rate().asPower().exponent();
            ExponentRow headline = fit.headline();
            if (Double.isFinite(fit.uncertainty())) {
                measured.add(new Transition.Point(a, headline.alpha(), fit.uncertainty()));
                if (headline.meanMapAlpha() != null) {
                    meanMap.add(new Transition.Point(a, headline.meanMapAlpha(), fit.uncertainty()));
                }
            }
        }
        StreamKey key = fits.get(0).key();
        Optional<Transition> found = Transition.of(measured, protocol.draws(), key);
        Optional<Transition> inTheory =
                meanMap.size() == measured.size() ? Transition.of(meanMap, protocol.draws(), key) : Optional.empty();
        return new TransitionRow(
                group,
                methods(fits),
                found.map(t -> t.fit().breakpoint()).orElse(null),
                found.map(t -> t.breakBounds().lower()).orElse(null),
                found.map(t -> t.breakBounds().upper()).orElse(null),
                found.map(Transition::alphaBelow).orElse(null),
                found.map(Transition::alphaAbove).orElse(null),
                Prediction.transition(group),
                inTheory.map(t -> t.fit().breakpoint()).orElse(null),
                measured.size(),
                found.map(Transition::pNoBreak).orElse(null),
                found.map(Transition::deltaBic).orElse(null));
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

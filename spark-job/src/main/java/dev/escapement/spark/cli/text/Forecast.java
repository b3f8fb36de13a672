package dev.escapement.spark.cli.text;

import dev.escapement.algorithm.Model;
import dev.escapement.numeric.PowerLaw;
import dev.escapement.setting.EngineChoice;
import dev.escapement.setting.GridPoint;
import dev.escapement.setting.LearningRate;
import dev.escapement.setting.SettingGroup;
import dev.escapement.spark.Parallel;
import dev.escapement.sweep.Plan;
import dev.escapement.sweep.PlannedSetting;
import dev.escapement.sweep.Sweep;
import dev.escapement.theory.Asymptotics;
import dev.escapement.theory.Caveat;
import dev.escapement.theory.DriftCoefficients;
import dev.escapement.theory.FiniteSizeCurve;
import dev.escapement.theory.LawCurve;
import dev.escapement.theory.LinkExponents;
import dev.escapement.theory.UnlearnableException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.DoubleFunction;

/**
 * What theory says of one algorithm, link and learning-rate law.
 *
 * @param law the law; its engine means nothing
 * @param exponents of the link; empty for a formula in several directions
 * @param labelled of labels without their noise; empty if they are the link's outputs
 * @param alpha the asymptotic exponent for the policy, if theory has one
 * @param transitions the learning-rate exponents at which alpha changes slope, ascending
 * @param caveats why there is none, or what to mind
 * @param curve the mean map at each dimension
 * @param exits the law of the escape step at each dimension and beside it
 * @param coefficients mu_1, mu_2, ... at each dimension
 * @param errors of these, absolute
 * @param leading what is left of the coefficients as eta tends to 0; none for a rule without eta
 */
public record Forecast(
        SettingGroup law,
        Optional<LinkExponents> exponents,
        Optional<LinkExponents> labelled,
        Optional<Asymptotics.Exponent> alpha,
        List<Double> transitions,
        Set<Caveat> caveats,
        List<FiniteSizeCurve.Point> curve,
        LawCurve exits,
        List<List<Double>> coefficients,
        List<List<Double>> errors,
        List<Asymptotics.Leading> leading) {
    private static final int COEFFICIENTS = 8;

    /**
     * The forecasts of a sweep, one a law, in the order of the grids.
     *
     * @throws UnlearnableException if a link is constant or an activation flat
     */
    public static List<Forecast> of(Sweep sweep) {
        Map<SettingGroup, List<Long>> laws = new LinkedHashMap<>();
        new Plan(sweep)
                .settings()
                .map(PlannedSetting::point)
                .forEach(point -> laws.computeIfAbsent(law(point), law -> new ArrayList<>())
                        .add(point.dimension()));
        return Parallel.map(
                laws.entrySet(),
                law -> of(law.getKey(), law.getValue().stream().distinct().toList()));
    }

    private static Forecast of(SettingGroup law, List<Long> dimensions) {
        Model model = law.model();
        Optional<Caveat> gap = law.gap();
        if (gap.isPresent()) {
            return without(law, gap.get());
        }
        UnlearnableException.check(law.model());
        Asymptotics asymptotics =
                new Asymptotics(law.model(), law.escape().mode(), law.batch().exponent());
        PowerLaw rate = law.rate().asPower();
        FiniteSizeCurve curve = law.curve();
        // What the rest is made of, each computed once: neighbours on the curve share dimensions.
        List<Runnable> tasks = new ArrayList<>();
        tasks.add(() -> asymptotics.exponent(rate.coefficient(), rate.exponent(), law.policy()));
        under(dimensions, FiniteSizeCurve::under).forEach(d -> tasks.add(() -> curve.steps(d)));
        Parallel.map(tasks, task -> {
            task.run();
            return task;
        });
        return new Forecast(
                law,
                Optional.of(LinkExponents.of(model.link())),
                LinkExponents.ofLabel(law.model()),
                asymptotics.exponent(rate.coefficient(), rate.exponent(), law.policy()),
                law.rate() instanceof LearningRate.Law ? asymptotics.transitions(rate.coefficient()) : List.of(),
                asymptotics.caveats(rate.coefficient(), rate.exponent(), law.policy()),
                dimensions.stream().map(curve::at).toList(),
                new LawCurve(Parallel.map(
                        under(dimensions, LawCurve::under),
                        d -> dimensions.contains(d.longValue()) ? curve.law(d) : curve.lawMedian(d))),
                dimensions.stream()
                        .map(d -> DriftCoefficients.of(law.model(), law.rate().at(d), d, COEFFICIENTS))
                        .toList(),
                dimensions.stream()
                        .map(d ->
                                DriftCoefficients.errors(law.model(), law.rate().at(d), d, COEFFICIENTS))
                        .toList(),
                law.model().algorithm().usesEta() ? asymptotics.leading(rate.coefficient()) : List.of());
    }

    private static List<Double> under(List<Long> dimensions, DoubleFunction<List<Double>> rest) {
        return dimensions.stream()
                .flatMap(d -> rest.apply(d).stream())
                .distinct()
                .toList();
    }

    /** Where theory has a gap, only the exponents of the link are told. */
    private static Forecast without(SettingGroup law, Caveat gap) {
        return new Forecast(
                law,
                law.model().target().each().map(LinkExponents::of),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                EnumSet.of(gap),
                List.of(),
                new LawCurve(List.of()),
                List.of(),
                List.of(),
                List.of());
    }

    /** What a point has in common with those of other dimensions and engines. */
    private static SettingGroup law(GridPoint point) {
        return point.group().with(EngineChoice.REDUCED);
    }
}

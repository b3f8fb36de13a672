package dev.escapement.spark.report.text;

import dev.escapement.algorithm.Algorithm;
import dev.escapement.algorithm.Model;
import dev.escapement.link.Link;
import dev.escapement.numeric.Decimals;
import dev.escapement.setting.LearningRate;
import dev.escapement.setting.Rates;
import dev.escapement.setting.SettingGroup;
import dev.escapement.setting.SettingSchema;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Names for groups, as short as tells them apart: what all of them share is not said. */
public final class GroupNames {
    private static final int DIGITS = 4;
    /** As many as tell any two doubles apart. */
    private static final int ALL_DIGITS = 17;

    private static final List<Function<SettingGroup, String>> REST = SettingSchema.FIELDS.stream()
            .flatMap(field -> field.phrase().stream())
            .toList();

    private final List<Function<SettingGroup, String>> telling;
    private final Set<String> shared;
    private final int digits;

    /**
     * The name of a group.
     *
     * @param algorithm its update rule
     * @param link with the activation, if that is another
     * @param rest whatever else differs between groups; empty if nothing does
     * @param rate the learning-rate law; empty for algorithms without one
     */
    public record GroupName(String algorithm, String link, String rest, String rate) {
        /** All but the learning rate. */
        public String family() {
            return algorithm + " " + link + (rest.isEmpty() ? "" : ", " + rest);
        }

        /** The learning rate, or that there is none. */
        public String rateOrNone() {
            return rate.isEmpty() ? "none" : rate;
        }

        /** All of it. */
        public String whole() {
            return rate.isEmpty() ? family() : family() + ", " + rate;
        }
    }

    /** Names for these groups. */
    public GroupNames(Collection<SettingGroup> groups) {
        telling = REST.stream()
                .filter(part -> groups.stream().map(part).distinct().limit(2).count() > 1)
                .toList();
        shared = shared(groups);
        List<Double> etas = groups.stream()
                .map(SettingGroup::rate)
                .filter(LearningRate.Given.class::isInstance)
                .map(rate -> ((LearningRate.Given) rate).value())
                .distinct()
                .toList();
        digits = IntStream.range(DIGITS, ALL_DIGITS)
                .filter(n -> etas.stream()
                                .map(eta -> Decimals.spell(eta, n))
                                .distinct()
                                .count()
                        == etas.size())
                .findFirst()
                .orElse(ALL_DIGITS);
    }

    /** The name of one of the groups. */
    public GroupName of(SettingGroup group) {
        Model model = group.model();
        String algorithm = model.algorithm().name();
        Link activation = model.neuron().activation();
        boolean same = model.target().each().filter(activation::equals).isPresent();
        String student = same ? "" : "/" + activation.name();
        return new GroupName(
                shared.contains(algorithm)
                        ? algorithm + " = " + model.algorithm().formula()
                        : algorithm,
                model.target().name() + student,
                telling.stream()
                        .map(part -> part.apply(group))
                        .filter(words -> !words.isEmpty())
                        .collect(Collectors.joining(", ")),
                rate(group.rate()));
    }

    /** The names that several update rules have, as formulas of different outputs may. */
    private static Set<String> shared(Collection<SettingGroup> groups) {
        Set<String> seen = new HashSet<>();
        return groups.stream()
                .map(group -> group.model().algorithm())
                .distinct()
                .map(Algorithm::name)
                .filter(name -> !seen.add(name))
                .collect(Collectors.toSet());
    }

    private String rate(LearningRate rate) {
        if (rate instanceof LearningRate.Law law) {
            return "eta = " + Rates.spell(law.asPower());
        }
        return rate instanceof LearningRate.Given given ? "eta = " + Decimals.spell(given.value(), digits) : "";
    }
}

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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Names for groups, as short as tells them apart: what all of them share is not said. */
public final class GroupNames {
    private static final int DIGITS = 4;
    /** As many as tell any two doubles apart. */
    private static final int ALL_DIGITS = 17;

    private static final Map<String, Function<SettingGroup, String>> PHRASES = phrases();

    private final Map<String, Function<SettingGroup, String>> telling;
    private final Set<String> shared;
    private final int digits;

    /**
     * Something else that tells a group from others.
     *
     * @param field what differs: threshold, batch, loss, ...
     * @param words its value in this group, as {@code threshold 0.3}; empty where there is nothing to say
     */
    public record Detail(String field, String words) {}

    /**
     * The name of a group.
     *
     * @param algorithm its update rule
     * @param link with the activation, if that is another
     * @param details what else differs between groups, the same fields for all of them
     * @param rate the learning-rate law; empty for algorithms without one
     */
    public record GroupName(String algorithm, String link, List<Detail> details, String rate) {
        /** All details; empty if there are none. */
        public String rest() {
            return details.stream()
                    .map(Detail::words)
                    .filter(words -> !words.isEmpty())
                    .collect(Collectors.joining(", "));
        }

        /** All but the learning rate. */
        public String family() {
            return algorithm + " " + link + (rest().isEmpty() ? "" : ", " + rest());
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
        telling = new LinkedHashMap<>(PHRASES);
        telling.values()
                .removeIf(part -> groups.stream().map(part).distinct().limit(2).count() < 2);
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

    private static Map<String, Function<SettingGroup, String>> phrases() {
        Map<String, Function<SettingGroup, String>> phrases = new LinkedHashMap<>();
        SettingSchema.FIELDS.forEach(field ->
                field.phrase().ifPresent(phrase -> phrases.put(word(field.name()), phrase)));
        return phrases;
    }

    /** What a reader calls a column. */
    private static String word(String column) {
        return column.replaceFirst("_(exponent|policy|mode|std|name)$", "").replace('_', ' ');
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
                telling.entrySet().stream()
                        .map(part -> new Detail(part.getKey(), part.getValue().apply(group)))
                        .toList(),
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

package dev.escapement.spark.report.text;

import dev.escapement.link.Decimals;
import dev.escapement.spark.store.table.GroupColumns;
import dev.escapement.spark.store.table.ModelColumns;
import dev.escapement.spark.store.table.RateColumns;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.IntStream;

/** Names for groups, as short as tells them apart: what all of them share is not said. */
public final class GroupNames {
    private static final int DIGITS = 4;
    /** As many as tell any two doubles apart. */
    private static final int ALL_DIGITS = 17;

    private static final List<Function<GroupColumns, String>> REST = List.of(
            group -> group.model().loss() + " loss",
            group -> group.model().geometry(),
            group -> group.model().overlapMode() + " overlap",
            group -> "init " + group.model().init(),
            group -> group.model().precision() == null
                    ? group.model().engine()
                    : group.model().engine() + " " + group.model().precision(),
            group -> "gamma " + gamma(group),
            group -> "second layer " + Decimals.spell(group.rates().secondLayer()),
            group -> "noise " + Decimals.spell(group.rates().noiseStd()),
            group -> "threshold " + Decimals.spell(group.rates().threshold()));

    private final List<Function<GroupColumns, String>> telling;
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
    public GroupNames(Collection<GroupColumns> groups) {
        telling = REST.stream()
                .filter(part -> groups.stream().map(part).distinct().limit(2).count() > 1)
                .toList();
        List<Double> etas = groups.stream()
                .map(group -> group.rates().eta())
                .filter(Objects::nonNull)
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
    public GroupName of(GroupColumns group) {
        ModelColumns model = group.model();
        String activation = model.activation().equals(model.link()) ? "" : "/" + model.activation();
        List<String> rest = new ArrayList<>();
        telling.forEach(part -> rest.add(part.apply(group)));
        return new GroupName(
                model.algorithm(), model.link() + activation, String.join(", ", rest), rate(group.rates()));
    }

    private String rate(RateColumns rates) {
        if (rates.etaExponent() != null) {
            return "eta = " + law(rates.etaCoefficient(), rates.etaExponent());
        }
        return rates.eta() == null ? "" : "eta = " + Decimals.spell(rates.eta(), digits);
    }

    /** {@code 0.03 d^-0.5} for a coefficient 0.03 and an exponent 0.5. */
    public static String law(double coefficient, double exponent) {
        return Decimals.spell(coefficient) + " d^" + Decimals.spell(-exponent);
    }

    private static String gamma(GroupColumns group) {
        RateColumns rates = group.rates();
        return switch (group.model().gammaPolicy()) {
            case "paper" -> "paper, delta " + Decimals.spell(rates.gammaDelta());
            case "law" -> law(rates.gammaCoefficient(), rates.gammaExponent());
            case "values" -> Objects.toString(rates.gamma());
            default -> group.model().gammaPolicy();
        };
    }
}

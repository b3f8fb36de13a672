package dev.escapement.spark.report;

import dev.escapement.algorithm.Algorithm;
import dev.escapement.numeric.Decimals;
import dev.escapement.setting.LearningRate;
import dev.escapement.setting.SettingSchema;
import dev.escapement.spark.report.chart.Typographic;
import dev.escapement.spark.report.panel.Findings;
import dev.escapement.spark.report.panel.Findings.Group;
import dev.escapement.spark.report.text.GroupNames.Detail;
import dev.escapement.spark.report.text.Numbers;
import dev.escapement.spark.store.table.EscapeTimeRow;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What was asked of a sweep, so that a reader needs no configuration beside the page.
 *
 * @param lines what was varied, a name and its values each
 * @param fixed what all runs share
 */
record Question(List<Line> lines, @Typographic List<String> fixed) {
    private static final int MOST_VALUES = 10;

    /** A name and what it stands for; each text is a line of its own. */
    record Line(@Typographic String name, @Typographic List<String> texts) {}

    static Question of(Findings findings) {
        List<Group> groups = findings.groups();
        List<Line> lines = new ArrayList<>();
        Map<String, String> rules = new LinkedHashMap<>();
        Set<String> links = new LinkedHashSet<>();
        TreeSet<Double> dimensions = new TreeSet<>();
        for (Group group : groups) {
            rules.putIfAbsent(
                    group.name().algorithm(), rule(group.shared().model().algorithm()));
            links.add(group.name().link());
            dimensions.addAll(group.dimensions());
        }
        lines.add(new Line(rules.size() == 1 ? "update rule" : "update rules", List.copyOf(rules.values())));
        lines.add(new Line(links.size() == 1 ? "link" : "links", List.of(String.join(", ", links))));
        lines.add(new Line(
                dimensions.size() == 1 ? "dimension" : "dimensions",
                List.of("d = " + numbers(dimensions, d -> Numbers.count(d.longValue())))));
        lines.add(new Line("runs", List.of(runs(findings))));
        lines.add(new Line("learning rate", rates(groups)));
        lines.addAll(details(groups));
        return new Question(lines, fixed(groups));
    }

    /** The rule's name and psi, after what the formula defines on the way. */
    private static String rule(Algorithm algorithm) {
        String formula = algorithm.formula().toString();
        int result = formula.lastIndexOf(';') + 1;
        return algorithm.name() + ": " + formula.substring(0, result) + (result > 0 ? " " : "") + "psi = "
                + formula.substring(result).strip();
    }

    /** How many seeds a setting has. */
    private static String runs(Findings findings) {
        TreeSet<Integer> seeds = findings.groups().stream()
                .flatMap(group -> group.settings().stream())
                .filter(row -> findings.runs().stopAt(row.setting()))
                .map(EscapeTimeRow::n)
                .collect(Collectors.toCollection(TreeSet::new));
        if (seeds.isEmpty()) {
            return "none";
        }
        String count = seeds.first().equals(seeds.last())
                ? Numbers.count(seeds.first())
                : Numbers.count(seeds.first()) + " to " + Numbers.count(seeds.last());
        return count + (count.equals("1") ? " seed" : " seeds") + " for each setting";
    }

    /** Laws by their coefficient, then plain values. */
    private static List<String> rates(List<Group> groups) {
        Map<Double, TreeSet<Double>> laws = new TreeMap<>();
        TreeSet<Double> values = new TreeSet<>();
        boolean none = false;
        for (Group group : groups) {
            LearningRate rate = group.shared().rate();
            if (rate instanceof LearningRate.Law law) {
                laws.computeIfAbsent(law.coefficient(), c -> new TreeSet<>()).add(law.exponent());
            } else if (rate instanceof LearningRate.Given given) {
                values.add(given.value());
            } else {
                none = true;
            }
        }
        List<String> texts = new ArrayList<>();
        laws.forEach((coefficient, exponents) -> texts.add(
                "eta = " + Decimals.spell(coefficient) + " d^-a with a = " + numbers(exponents, Decimals::spell)));
        if (!values.isEmpty()) {
            texts.add("eta = " + numbers(values, value -> Decimals.spell(value, 4)));
        }
        if (none && texts.isEmpty()) {
            texts.add("none: the update rule has no inner learning rate");
        }
        return texts;
    }

    private static <T> String numbers(TreeSet<T> values, Function<T, String> spelling) {
        return values.size() <= MOST_VALUES
                ? values.stream().map(spelling).collect(Collectors.joining(", "))
                : spelling.apply(values.first()) + " to " + spelling.apply(values.last()) + " (" + values.size()
                        + " values)";
    }

    private static List<Line> details(List<Group> groups) {
        Map<String, Set<String>> details = new LinkedHashMap<>();
        groups.stream()
                .flatMap(group -> group.name().details().stream())
                .filter(detail -> !detail.words().isEmpty())
                .forEach(detail -> details.computeIfAbsent(detail.field(), field -> new LinkedHashSet<>())
                        .add(without(detail)));
        return details.entrySet().stream()
                .map(entry -> new Line(entry.getKey(), List.of(String.join(", ", entry.getValue()))))
                .toList();
    }

    /** The value of a detail: its words without the field's name, which stands before them. */
    private static String without(Detail detail) {
        return detail.words().replaceFirst("^" + detail.field() + " ", "");
    }

    private static List<String> fixed(Collection<Group> groups) {
        return SettingSchema.FIELDS.stream()
                .flatMap(field -> field.phrase().stream())
                .map(phrase -> groups.stream()
                        .map(group -> phrase.apply(group.shared()))
                        .distinct()
                        .limit(2)
                        .toList())
                .filter(words -> words.size() == 1)
                .flatMap(List::stream)
                .filter(words -> !words.isEmpty())
                .toList();
    }
}

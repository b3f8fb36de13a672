package dev.escapement.spark.report.panel;

import dev.escapement.spark.report.chart.Axis;
import dev.escapement.spark.report.chart.Overlay;
import dev.escapement.spark.report.chart.Palette;
import dev.escapement.spark.report.chart.Panel;
import dev.escapement.spark.report.chart.Plot;
import dev.escapement.spark.report.chart.Series;
import dev.escapement.spark.report.panel.Findings.Group;
import dev.escapement.spark.report.text.GroupNames.Detail;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What a panel's selectors offer beside single values: "all" of them, in one chart. */
final class Overlays {
    /** The choice of all values of a selector. */
    static final String ALL = "all";

    /** More plots in one chart could not be told apart: so many pairs of colour and shape there are. */
    private static final int MOST = Palette.SHAPES * Palette.SHAPES;

    private static final String SETTING = "setting";
    private static final String RATE = "learning rate";
    private static final String NO_RATE = "none";
    private static final Set<String> ORDERED = Set.of(RATE, "dimension");

    /** What becomes of the names that series have in a single plot. */
    enum Names {
        /** They go: all series of a plot are of one thing, and strokes say what each of them is. */
        REPLACED,
        /** They stay, behind the name of the plot. */
        KEPT
    }

    /** A way to leave a selector open, for all of its values or for one detail of a setting. */
    private record Opening(int selector, String detail) {}

    /** A view that an overlay can take. */
    private record Member(int view, List<String> choices, Plot plot) {}

    private final Panel panel;
    private final Names names;
    private final Map<String, List<Detail>> details = new HashMap<>();
    private final List<Member> members = new ArrayList<>();

    private Overlays(Panel panel, Names names, List<Group> groups) {
        this.panel = panel;
        this.names = names;
        groups.forEach(group -> details.put(group.name().rest(), group.name().details()));
        for (int i = 0; i < panel.views().size(); i++) {
            Panel.View view = panel.views().get(i);
            if (view.chart() instanceof Plot plot && !view.choices().contains(ALL)) {
                members.add(new Member(i, view.choices(), plot));
            }
        }
    }

    /** The panel with an overlay for each way to leave selectors open, where at least two of its plots differ in no other. */
    static Panel beside(Panel panel, Names names, List<Group> groups) {
        return panel.with(new Overlays(panel, names, groups).all());
    }

    private List<Overlay> all() {
        Set<List<String>> taken =
                panel.views().stream().map(Panel.View::choices).collect(Collectors.toCollection(LinkedHashSet::new));
        List<Overlay> overlays = new ArrayList<>();
        for (List<Opening> open : openings(0)) {
            if (!open.isEmpty()) {
                together(open).forEach((choices, parts) -> {
                    if (parts.size() > 1 && parts.size() <= MOST && measureTheSame(parts) && taken.add(choices)) {
                        overlays.add(overlay(choices, parts, open));
                    }
                });
            }
        }
        return overlays;
    }

    /** Every choice of selectors to leave open, from one selector on. */
    private List<List<Opening>> openings(int selector) {
        if (selector == panel.selectors().size()) {
            return List.of(List.of());
        }
        List<List<Opening>> rest = openings(selector + 1);
        Stream<List<Opening>> opened = ways(selector)
                .flatMap(way -> rest.stream()
                        .map(more ->
                                Stream.concat(Stream.of(way), more.stream()).toList()));
        return Stream.concat(rest.stream(), opened).toList();
    }

    private Stream<Opening> ways(int selector) {
        Set<String> values =
                members.stream().map(member -> member.choices().get(selector)).collect(Collectors.toSet());
        if (values.size() < 2) {
            return Stream.empty();
        }
        Stream<String> fields = panel.selectors().get(selector).equals(SETTING) ? varying(values) : Stream.of();
        return Stream.concat(Stream.of(ALL), fields).map(detail -> new Opening(selector, detail));
    }

    /** The fields in which settings differ; none if there is only one, which "all" leaves open too. */
    private Stream<String> varying(Set<String> settings) {
        Map<String, Set<String>> words = new LinkedHashMap<>();
        settings.forEach(setting -> details.getOrDefault(setting, List.of())
                .forEach(detail -> words.computeIfAbsent(detail.field(), field -> new LinkedHashSet<>())
                        .add(detail.words())));
        words.values().removeIf(values -> values.size() < 2);
        return words.size() < 2 ? Stream.of() : words.keySet().stream();
    }

    /** The views that differ in the open selectors alone, by what is chosen to see them. */
    private Map<List<String>, List<Member>> together(List<Opening> open) {
        Map<List<String>, List<Member>> together = new LinkedHashMap<>();
        int rate = panel.selectors().indexOf(RATE);
        Predicate<Member> hasNoRate = member -> rate >= 0
                && member.choices().get(rate).equals(NO_RATE)
                && open.stream().noneMatch(opening -> opening.selector() == rate);
        members.stream()
                .filter(hasNoRate.negate())
                .forEach(member -> together.computeIfAbsent(choices(member, open), choices -> new ArrayList<>())
                        .add(member));
        // An algorithm without a learning rate stands beside the others at each of theirs.
        members.stream().filter(hasNoRate).forEach(member -> {
            List<String> own = choices(member, open);
            List<List<Member>> beside = together.entrySet().stream()
                    .filter(entry -> agree(entry.getKey(), own, rate))
                    .map(Map.Entry::getValue)
                    .toList();
            beside.forEach(group -> group.add(member));
            if (beside.isEmpty()) {
                together.computeIfAbsent(own, choices -> new ArrayList<>()).add(member);
            }
        });
        return together;
    }

    private static boolean agree(List<String> one, List<String> other, int except) {
        return IntStream.range(0, one.size())
                .allMatch(i -> i == except || one.get(i).equals(other.get(i)));
    }

    private List<String> choices(Member member, List<Opening> open) {
        List<String> choices = new ArrayList<>(member.choices());
        open.forEach(opening -> choices.set(opening.selector(), opened(member, opening)));
        return choices;
    }

    private String opened(Member member, Opening opening) {
        if (opening.detail().equals(ALL)) {
            return ALL;
        }
        Stream<String> others = details(member, opening.selector())
                .filter(detail -> !detail.field().equals(opening.detail()))
                .map(Detail::words)
                .filter(words -> !words.isEmpty());
        return Stream.concat(Stream.of("every " + opening.detail()), others).collect(Collectors.joining(", "));
    }

    private Stream<Detail> details(Member member, int selector) {
        return details.getOrDefault(member.choices().get(selector), List.of()).stream();
    }

    private static boolean measureTheSame(List<Member> parts) {
        return parts.stream().map(part -> part.plot().x().label()).distinct().count() == 1
                && parts.stream()
                                .map(part -> part.plot().y().label())
                                .distinct()
                                .count()
                        == 1;
    }

    private Overlay overlay(List<String> choices, List<Member> parts, List<Opening> open) {
        Set<String> common = new LinkedHashSet<>(references(parts.get(0)));
        parts.forEach(part -> common.retainAll(references(part)));
        boolean ordered = open.size() == 1
                && ORDERED.contains(panel.selectors().get(open.get(0).selector()));
        List<List<String>> own =
                parts.stream().map(part -> ownNames(part, common)).toList();
        int inks = names == Names.REPLACED
                ? parts.size()
                : own.stream().mapToInt(List::size).sum();
        int ink = 0;
        List<Overlay.Part> made = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            List<Overlay.Label> labels = new ArrayList<>();
            common.forEach(name -> labels.add(new Overlay.Label(name, name, Palette.NEUTRAL)));
            String told = name(parts.get(i), open);
            for (String name : own.get(i)) {
                int at = names == Names.REPLACED ? i : ink++;
                labels.add(new Overlay.Label(
                        name,
                        names == Names.REPLACED ? told : told + ", " + name,
                        ordered || inks > MOST ? Palette.series(at, inks) : at));
            }
            made.add(new Overlay.Part(parts.get(i).view(), labels));
        }
        String title = panel.title() + ": "
                + choices.stream()
                        .filter(choice -> !choice.isEmpty())
                        .distinct()
                        .collect(Collectors.joining(", "));
        return new Overlay(
                choices,
                title,
                Axis.around(parts.stream().map(part -> part.plot().x()).toList()),
                Axis.around(parts.stream().map(part -> part.plot().y()).toList()),
                made);
    }

    /** What tells a plot from the others, in words. */
    private String name(Member member, List<Opening> open) {
        List<String> words = open.stream()
                .map(opening -> opening.detail().equals(ALL)
                        ? member.choices().get(opening.selector())
                        : details(member, opening.selector())
                                .filter(detail -> detail.field().equals(opening.detail()))
                                .map(Detail::words)
                                .findFirst()
                                .orElse(""))
                .filter(word -> !word.isEmpty() && !word.equals(NO_RATE))
                .toList();
        return words.isEmpty() ? member.choices().get(0) : String.join(", ", words);
    }

    /** Lines that are no plot's own, as that of the threshold. */
    private static List<String> references(Member member) {
        return member.plot().series().stream()
                .filter(Overlays::isReference)
                .map(Series::name)
                .distinct()
                .toList();
    }

    private static boolean isReference(Series one) {
        return one.ink() == Palette.NEUTRAL && one instanceof Series.Line;
    }

    /** The other series that an overlay takes; references that not all plots share go. */
    private static List<String> ownNames(Member member, Set<String> common) {
        return member.plot().series().stream()
                .filter(one -> !isReference(one) && Overlay.isTaken(one) && !common.contains(one.name()))
                .map(Series::name)
                .distinct()
                .toList();
    }
}

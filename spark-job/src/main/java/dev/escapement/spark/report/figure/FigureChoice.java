package dev.escapement.spark.report.figure;

import dev.escapement.spark.UserException;
import dev.escapement.spark.report.chart.Chart;
import dev.escapement.spark.report.chart.Overlay;
import dev.escapement.spark.report.chart.Panel;
import dev.escapement.spark.report.chart.Undrawn;
import dev.escapement.spark.report.text.MathText;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A chart that becomes a figure.
 *
 * @param panel that has it
 * @param title what it shows
 * @param chart makes it, where it is one of several charts in one
 * @param note what concerns this chart alone; empty if nothing does
 * @param stem the figure's file name without its extension; no two figures share one
 */
record FigureChoice(Panel panel, String title, Supplier<Chart> chart, String note, String stem) {
    /** How many single charts of a kind get files where none are named. */
    static final int MOST = 12;

    private static FigureChoice of(Panel panel, Panel.View view) {
        String stem = FigureName.of(panel.figure(), view.choices());
        return new FigureChoice(panel, view.chart().title(), view::chart, view.note(), stem);
    }

    private static FigureChoice of(Panel panel, Overlay overlay) {
        String stem = FigureName.of(panel.figure(), overlay.choices());
        return new FigureChoice(panel, overlay.title(), () -> overlay.plot(panel.views()), "", stem);
    }

    /**
     * The first charts of every panel, but for those that could not be made, and the chart that has most of them in one, such as
     * all algorithms.
     */
    static List<FigureChoice> first(List<Panel> panels) {
        List<FigureChoice> first = new ArrayList<>();
        for (Panel panel : panels) {
            single(panel).limit(MOST).forEach(first::add);
            panel.overlays().stream()
                    .max(Comparator.comparingInt(overlay -> overlay.parts().size()))
                    .ifPresent(widest -> first.add(of(panel, widest)));
        }
        return first;
    }

    /**
     * The charts that have one of these names: the name of a kind, such as {@code phase-diagram}, or of a file without its
     * extension, or how a file's name begins.
     *
     * @throws UserException if a name stands for none, with the names that there are
     */
    static List<FigureChoice> named(List<Panel> panels, List<String> names) {
        List<FigureChoice> all = panels.stream()
                .flatMap(panel -> Stream.concat(
                        single(panel), panel.overlays().stream().map(overlay -> of(panel, overlay))))
                .toList();
        Map<String, FigureChoice> chosen = new LinkedHashMap<>();
        for (String name : names) {
            List<FigureChoice> kind =
                    all.stream().filter(one -> one.kind().equals(name)).toList();
            List<FigureChoice> found = kind.isEmpty()
                    ? all.stream()
                            .filter(one -> one.stem.equals(name) || one.stem.startsWith(name + "-"))
                            .toList()
                    : kind;
            if (found.isEmpty()) {
                throw unknown(name, all);
            }
            found.forEach(one -> chosen.put(one.stem, one));
        }
        return List.copyOf(chosen.values());
    }

    private static Stream<FigureChoice> single(Panel panel) {
        return panel.views().stream()
                .filter(view -> !(view.chart() instanceof Undrawn))
                .map(view -> of(panel, view));
    }

    private static UserException unknown(String name, List<FigureChoice> all) {
        Map<String, List<FigureChoice>> kinds =
                all.stream().collect(Collectors.groupingBy(FigureChoice::kind, LinkedHashMap::new, Collectors.toList()));
        List<String> lines = kinds.entrySet().stream()
                .map(kind -> "  " + kind.getKey() + "  (" + kind.getValue().size() + ", such as "
                        + kind.getValue().get(0).stem + ")")
                .toList();
        return new UserException("--figure " + name + ": there is no such figure; those of this output are", lines);
    }

    /** The kind of chart that it is. */
    String kind() {
        return panel.figure();
    }

    /** What the figure shows and how to read it. */
    String caption() {
        String plain = Stream.of(title + ".", panel.text(), note.strip())
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining(" "));
        return MathText.of(plain).unicode();
    }
}

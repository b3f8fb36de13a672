package dev.escapement.spark.report.figure;

import dev.escapement.spark.UserException;
import dev.escapement.spark.report.chart.Panel;
import dev.escapement.spark.report.chart.Undrawn;
import dev.escapement.spark.report.text.MathText;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A chart that becomes a figure.
 *
 * @param panel that has it
 * @param stem the figure's file name without its extension
 */
record FigureChoice(Panel panel, Panel.View view, String stem) {
    /** How many charts of a kind get files where none are named. */
    static final int MOST = 12;

    private static FigureChoice of(Panel panel, Panel.View view) {
        return new FigureChoice(panel, view, FigureName.of(panel.figure(), view.choices()));
    }

    /** The first charts of every panel, but for those that could not be made. */
    static List<FigureChoice> first(List<Panel> panels) {
        List<FigureChoice> first = new ArrayList<>();
        for (Panel panel : panels) {
            drawable(panel).stream().limit(MOST).forEach(first::add);
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
        List<FigureChoice> all =
                panels.stream().flatMap(panel -> drawable(panel).stream()).toList();
        Set<FigureChoice> chosen = new LinkedHashSet<>();
        for (String name : names) {
            List<FigureChoice> kind =
                    all.stream().filter(one -> one.panel.figure().equals(name)).toList();
            List<FigureChoice> found = kind.isEmpty()
                    ? all.stream()
                            .filter(one -> one.stem.equals(name) || one.stem.startsWith(name + "-"))
                            .toList()
                    : kind;
            if (found.isEmpty()) {
                throw unknown(name, panels, all);
            }
            chosen.addAll(found);
        }
        return List.copyOf(chosen);
    }

    private static List<FigureChoice> drawable(Panel panel) {
        return panel.views().stream()
                .filter(view -> !(view.chart() instanceof Undrawn))
                .map(view -> of(panel, view))
                .toList();
    }

    private static UserException unknown(String name, List<Panel> panels, List<FigureChoice> all) {
        List<String> kinds = new ArrayList<>();
        for (Panel panel : panels) {
            List<FigureChoice> members =
                    all.stream().filter(one -> one.panel.equals(panel)).toList();
            if (!members.isEmpty()) {
                kinds.add("  " + panel.figure() + "  (" + members.size() + ", such as " + members.get(0).stem + ")");
            }
        }
        return new UserException("--figure " + name + ": there is no such figure; those of this output are", kinds);
    }

    /** What the figure shows and how to read it. */
    String caption() {
        String plain = Stream.of(
                        view.chart().title() + ".", panel.text(), view.note().strip())
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining(" "));
        return MathText.of(plain).unicode();
    }
}

package dev.escapement.spark.report.panel;

import dev.escapement.spark.report.chart.HeatMap;
import dev.escapement.spark.report.chart.HeatMap.Cell;
import dev.escapement.spark.report.chart.Panel;
import dev.escapement.spark.report.panel.Findings.Group;
import dev.escapement.spark.report.text.GroupNames;
import dev.escapement.spark.store.table.LocalExponentRow;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** The local exponent between neighbouring dimensions, for every learning rate. */
public final class SlopePanel {
    private static final Panel.Kind KIND =
            new Panel.Kind("slope", "Local exponent", RateFamily.SELECTORS, "local-exponent");

    private SlopePanel() {}

    public static Panel of(Findings findings) {
        return KIND.panel(
                "The power law of the headline's method fitted to two neighbouring dimensions alone, for every learning"
                        + " rate: where the regime changes, the colour does. Two dimensions carry more noise than all;"
                        + " the standard errors are in the table of local exponents.",
                "There is no chart: it takes two learning rates, and escapes at two dimensions.",
                () -> views(findings));
    }

    private static List<Panel.View> views(Findings findings) {
        List<Panel.View> views = new ArrayList<>();
        for (RateFamily family : RateFamily.of(findings.groups())) {
            List<String> choices = family.choices();
            String title = "Local exponent: " + family.name().family();
            Panel.View view = Panel.View.of(choices, title, () -> new Panel.View(choices, map(title, family), ""));
            if (!(view.chart() instanceof HeatMap map)
                    || (map.ys().size() > 1 && !map.cells().isEmpty())) {
                views.add(view);
            }
        }
        return views;
    }

    private static HeatMap map(String title, RateFamily family) {
        TreeSet<Long> dimensions = new TreeSet<>();
        family.groups()
                .forEach(group -> group.settings()
                        .forEach(row -> dimensions.add(row.setting().dimension())));
        List<Long> sorted = List.copyOf(dimensions);
        List<String> steps = new ArrayList<>();
        for (int i = 1; i < sorted.size(); i++) {
            steps.add(sorted.get(i - 1) + "-" + sorted.get(i));
        }
        List<Cell> cells = new ArrayList<>();
        for (int row = 0; row < family.groups().size(); row++) {
            for (LocalExponentRow local : family.groups().get(row).local()) {
                int column = sorted.indexOf((long) local.dMax()) - 1;
                if (column >= 0 && sorted.get(column) == local.dMin()) {
                    cells.add(new Cell(column, row, local.alpha()));
                }
            }
        }
        List<String> rates = family.groups().stream()
                .map(Group::name)
                .map(GroupNames.GroupName::rate)
                .toList();
        return new HeatMap(title, "between dimensions", steps, "learning rate", rates, "d log T / d log d", cells);
    }
}

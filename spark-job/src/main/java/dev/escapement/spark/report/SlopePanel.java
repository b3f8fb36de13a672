package dev.escapement.spark.report;

import dev.escapement.inference.PowerLaw;
import dev.escapement.spark.report.Findings.Group;
import dev.escapement.spark.report.HeatMap.Cell;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** The local exponent between neighbouring dimensions, for every learning rate. */
final class SlopePanel {
    private SlopePanel() {}

    static Panel of(Findings findings) {
        List<Panel.View> views = new ArrayList<>();
        for (Family family : Family.of(findings.groups())) {
            HeatMap map = map(family);
            if (map.ys().size() > 1 && !map.cells().isEmpty()) {
                views.add(new Panel.View(family.choices(), map, "", "local-exponent-" + family.slug()));
            }
        }
        return new Panel(
                "slope",
                "Local exponent",
                views.isEmpty()
                        ? "There is no chart: it takes two learning rates, and medians at two dimensions."
                        : "The slope of log T in log d between neighbouring dimensions, from the medians, for every learning"
                                + " rate: where the regime changes, the colour does. One step carries the noise of two"
                                + " medians.",
                Family.SELECTORS,
                views);
    }

    private static HeatMap map(Family family) {
        TreeSet<Double> dimensions = new TreeSet<>();
        family.groups().forEach(group -> dimensions.addAll(group.dimensions()));
        List<Double> sorted = List.copyOf(dimensions);
        List<String> steps = new ArrayList<>();
        for (int i = 1; i < sorted.size(); i++) {
            steps.add(whole(sorted.get(i - 1)) + "-" + whole(sorted.get(i)));
        }
        List<Cell> cells = new ArrayList<>();
        for (int row = 0; row < family.groups().size(); row++) {
            List<PowerLaw.Point> medians =
                    GrowthPanel.medianPoints(family.groups().get(row));
            for (int i = 1; i < medians.size(); i++) {
                int column = sorted.indexOf(medians.get(i).dimension());
                if (column > 0 && sorted.get(column - 1) == medians.get(i - 1).dimension()) {
                    cells.add(new Cell(column - 1, row, PowerLaw.slope(medians.get(i - 1), medians.get(i))));
                }
            }
        }
        List<String> rates = family.groups().stream()
                .map(Group::name)
                .map(GroupNames.GroupName::rate)
                .toList();
        return new HeatMap(
                "Local exponent: " + family.name().family(),
                "between dimensions",
                steps,
                "learning rate",
                rates,
                "d log T / d log d",
                cells);
    }

    private static String whole(double dimension) {
        return Integer.toString((int) dimension);
    }
}

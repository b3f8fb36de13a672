package dev.escapement.spark.report.panel;

import dev.escapement.spark.report.chart.Panel;
import dev.escapement.spark.report.panel.Findings.Group;
import dev.escapement.spark.report.panel.Overlays.Names;
import java.util.List;

/**
 * The panels of a report, in the order of the page, which begins with the first of them that has a chart. A new kind of chart is a
 * class beside this one, and a line here.
 */
public final class Panels {
    private Panels() {}

    /** One panel per kind of chart. A chart that cannot be made costs itself alone. */
    public static List<Panel> of(Findings findings) {
        List<Group> groups = findings.groups();
        return List.of(
                Overlays.beside(PhasePanel.of(findings), Names.KEPT, groups),
                Overlays.beside(RatePanel.of(findings), Names.KEPT, groups),
                Overlays.beside(GrowthPanel.of(findings), Names.REPLACED, groups),
                AnyDimensionPanel.of(findings),
                Overlays.beside(CollapsePanel.of(findings), Names.KEPT, groups),
                SlopePanel.of(findings),
                Overlays.beside(TrajectoryPanel.of(findings), Names.REPLACED, groups),
                Overlays.beside(SurvivalPanel.of(findings), Names.KEPT, groups),
                Overlays.beside(QuantilePanel.of(findings), Names.KEPT, groups));
    }
}

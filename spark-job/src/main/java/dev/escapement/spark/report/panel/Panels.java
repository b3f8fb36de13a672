package dev.escapement.spark.report.panel;

import dev.escapement.spark.report.chart.Panel;
import java.util.List;

/** The panels of a report, in the order of the page. A new kind of chart is a class beside this one, and a line here. */
public final class Panels {
    private Panels() {}

    /** One panel per kind of chart. A chart that cannot be made costs itself alone. */
    public static List<Panel> of(Findings findings) {
        return List.of(
                GrowthPanel.of(findings),
                RatePanel.of(findings),
                PhasePanel.of(findings),
                AnyDimensionPanel.of(findings),
                CollapsePanel.of(findings),
                SlopePanel.of(findings),
                TrajectoryPanel.of(findings),
                SurvivalPanel.of(findings),
                QuantilePanel.of(findings));
    }
}

package dev.escapement.spark.report;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonRawValue;
import dev.escapement.spark.report.chart.Palette;
import dev.escapement.spark.report.chart.Panel;
import dev.escapement.spark.report.chart.Undrawn;
import java.util.List;
import java.util.Map;

/**
 * All that the page shows.
 *
 * @param name of the sweep
 * @param question what was asked
 * @param summary what was found, in words
 * @param lead the panel that the page begins with; empty if none has a chart
 * @param panels charts
 * @param tables numbers
 * @param undrawn charts that could not be drawn, on the page or as a figure
 * @param errors what failed cells threw, and how many of them
 * @param cost of the runs at hand, in words
 * @param manifest of the run, as it is; null where there is none
 * @param palette of the charts
 */
record Page(
        String name,
        Question question,
        Summary summary,
        String lead,
        List<Panel> panels,
        DataTables tables,
        List<Undrawn> undrawn,
        Map<String, Integer> errors,
        List<String> cost,
        @JsonProperty @JsonRawValue String manifest,
        Palette palette) {}

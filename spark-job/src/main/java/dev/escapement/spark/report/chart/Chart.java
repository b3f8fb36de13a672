package dev.escapement.spark.report.chart;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** What a chart shows, not how it looks. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Plot.class, name = "plot"),
    @JsonSubTypes.Type(value = HeatMap.class, name = "heatmap"),
    @JsonSubTypes.Type(value = Undrawn.class, name = "undrawn")
})
public sealed interface Chart permits Plot, HeatMap, Undrawn {
    /** What it shows, for those who cannot see it too. */
    String title();
}

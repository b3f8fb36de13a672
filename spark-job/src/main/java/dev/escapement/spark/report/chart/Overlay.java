package dev.escapement.spark.report.chart;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Several plots of a panel in one. The page holds what is drawn once: an overlay says of each plot which of its series it takes, and
 * under which names.
 *
 * @param choices one per selector of the panel, as a view has them
 * @param title what it shows
 * @param parts the plots
 */
public record Overlay(
        @JsonIgnore List<String> choices, @Typographic String title, Axis x, Axis y, List<Part> parts) {

    /**
     * A plot in an overlay.
     *
     * @param view its place among the views of the panel
     * @param labels by the names of the series that are taken
     */
    public record Part(int view, List<Label> labels) {}

    /** What series of one name are called in the overlay, and their ink there. */
    public record Label(
            @Typographic String from, @Typographic String name, int ink) {}

    /** The choices as a menu shows them. */
    @JsonProperty
    public List<String> menu() {
        return Panel.View.menu(choices);
    }

    /** The plot, drawn of the views of its panel. */
    public Plot plot(List<Panel.View> views) {
        Stream<Series> series = parts.stream().flatMap(part -> {
            Map<String, Label> labels = new LinkedHashMap<>();
            part.labels().forEach(label -> labels.put(label.from(), label));
            return ((Plot) views.get(part.view()).chart())
                    .series().stream()
                            .filter(Overlay::isTaken)
                            .map(one -> Optional.ofNullable(labels.get(one.name()))
                                    .map(label -> one.as(label.name(), label.ink()))
                                    .orElse(null))
                            .filter(Objects::nonNull);
        });
        return new Plot(title, x, y, series.distinct().toList());
    }

    /** Clouds of single runs would hide each other. */
    public static boolean isTaken(Series one) {
        return !(one instanceof Series.Marks marks && marks.marker() == Series.Marker.DOT);
    }
}

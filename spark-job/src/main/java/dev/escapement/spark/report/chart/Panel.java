package dev.escapement.spark.report.chart;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.escapement.spark.report.text.MathText;
import java.util.Collections;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A section of the page: one kind of chart, in as many views as there is something to choose.
 *
 * @param id names it in links
 * @param title its heading
 * @param text how to read it
 * @param selectors what tells the views apart
 * @param figure names the kind of chart in files
 * @param views none if there is nothing to show
 * @param overlays what the page offers beside them: several views in one chart
 */
public record Panel(
        String id,
        @Typographic String title,
        @Typographic String text,
        List<String> selectors,
        String figure,
        List<View> views,
        List<Overlay> overlays) {
    private static final Logger LOG = LoggerFactory.getLogger(Panel.class);

    /** A panel without overlays. */
    public Panel(String id, String title, String text, List<String> selectors, String figure, List<View> views) {
        this(id, title, text, selectors, figure, views, List.of());
    }

    /**
     * A chart and what has to be chosen to see it.
     *
     * @param choices one per selector of the panel
     * @param note what concerns this chart alone; empty if nothing does
     */
    public record View(
            @JsonIgnore List<String> choices,
            Chart chart,
            @Typographic String note) {
        /** The choices as a menu shows them. */
        @JsonProperty
        public List<String> menu() {
            return menu(choices);
        }

        static List<String> menu(List<String> choices) {
            return choices.stream().map(choice -> MathText.of(choice).unicode()).toList();
        }

        /** The view that {@code drawing} makes. What it throws costs this view alone: its chart is then {@link Undrawn}. */
        public static View of(List<String> choices, String title, Supplier<View> drawing) {
            return attempt(title, drawing, why -> new View(choices, why, ""));
        }
    }

    /** What the panels have in common. */
    public record Kind(String id, String title, List<String> selectors, String figure) {
        /**
         * The panel of this kind. What {@code views} throws costs this panel alone.
         *
         * @param some how to read the charts
         * @param none why there is none
         */
        public Panel panel(String some, String none, Supplier<List<View>> views) {
            List<View> made =
                    attempt(title, views, why -> List.of(new View(Collections.nCopies(selectors.size(), ""), why, "")));
            return new Panel(id, title, made.isEmpty() ? none : some, selectors, figure, made);
        }
    }

    private interface Instead<T> {
        T of(Undrawn why);
    }

    private static <T> T attempt(String title, Supplier<T> drawing, Instead<T> instead) {
        try {
            return drawing.get();
        } catch (RuntimeException | Error e) {
            LOG.error("{} could not be made", title, e);
            return instead.of(Undrawn.because(title, e));
        }
    }

    /** The same panel with these overlays. */
    public Panel with(List<Overlay> others) {
        return new Panel(id, title, text, selectors, figure, views, others);
    }

    /** The charts that could not be drawn. */
    public Stream<Undrawn> undrawn() {
        return views.stream().map(View::chart).filter(Undrawn.class::isInstance).map(Undrawn.class::cast);
    }
}

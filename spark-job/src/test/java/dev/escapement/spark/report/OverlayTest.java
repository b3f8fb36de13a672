package dev.escapement.spark.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.escapement.setting.BatchSize;
import dev.escapement.spark.cluster.Spread;
import dev.escapement.spark.fit.TableFit;
import dev.escapement.spark.report.chart.Overlay;
import dev.escapement.spark.report.chart.Palette;
import dev.escapement.spark.report.chart.Panel;
import dev.escapement.spark.report.chart.Plot;
import dev.escapement.spark.report.chart.Series;
import dev.escapement.spark.report.panel.Findings;
import dev.escapement.spark.report.panel.MeasuredRuns;
import dev.escapement.spark.report.panel.Panels;
import dev.escapement.spark.store.LevelRuns;
import dev.escapement.spark.store.OutputDirectory;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** "all" in the selectors. */
class OverlayTest {
    @TempDir
    Path directory;

    /** A chart whose axes are scaled by what was measured is one of a kind; a map and a diagram that is full have no room. */
    private static final Set<String> ALONE = Set.of("collapse", "slope", "any-dimension");

    @Test
    void everySelectorWithAChoiceOffersAllOfThem() throws IOException {
        for (Panel panel : panels(new SyntheticRuns(12, 1_000_000)
                .with("online", "he3", List.of(), 64, 128)
                .with("alternating", "he3", List.of(0.0, 0.5, 1.0), 64, 128)
                .with("batch-reuse", "he3", List.of(0.0, 0.5, 1.0), 64, 128)
                .with("alternating", "he2", List.of(0.0, 0.5), 64, 128))) {
            if (ALONE.contains(panel.id())) {
                continue;
            }
            for (int i = 0; i < panel.selectors().size(); i++) {
                int selector = i;
                long values = panel.views().stream()
                        .map(view -> view.choices().get(selector))
                        .filter(choice -> !choice.equals("all"))
                        .distinct()
                        .count();
                Stream<List<String>> choices = Stream.concat(
                        panel.views().stream().map(Panel.View::choices),
                        panel.overlays().stream().map(Overlay::choices));
                assertThat(choices.anyMatch(choice -> choice.get(selector).equals("all")))
                        .as(panel.id() + ", " + panel.selectors().get(i))
                        .isEqualTo(values > 1);
            }
            List<List<String>> offered = Stream.concat(
                            panel.views().stream().map(Panel.View::choices),
                            panel.overlays().stream().map(Overlay::choices))
                    .toList();
            assertThat(offered).doesNotHaveDuplicates();
        }
    }

    @Test
    void algorithmsShareAChartUnderTheirNames() throws IOException {
        Panel growth = panel(
                "growth",
                new SyntheticRuns(12, 1_000_000)
                        .with("online", "he3", List.of(), 64, 128)
                        .with("alternating", "he3", List.of(0.0, 0.5), 64, 128)
                        .with("batch-reuse", "he3", List.of(0.0, 0.5), 64, 128));
        Plot plot = overlay(growth, "all", "he3", "", "eta = 0.03 d^-0.5");
        assertThat(plot.series().stream().map(Series::name).distinct())
                .containsExactly("alternating", "batch-reuse", "online");
        assertThat(plot.series())
                .noneMatch(one -> one instanceof Series.Marks marks && marks.marker() == Series.Marker.DOT);
        assertThat(plot.series().stream().filter(Series.Bars.class::isInstance)).hasSize(3);
        assertThat(overlay(growth, "all", "he3", "", "all").series().stream()
                        .map(Series::name)
                        .distinct())
                .hasSize(5)
                .contains("online", "alternating, eta = 0.03 d^0");
    }

    @Test
    void aDetailOfASettingCanBeLeftOpenAlone() throws IOException {
        SyntheticRuns runs = new SyntheticRuns(12, 1_000_000);
        for (int batch : List.of(1, 8)) {
            runs.batches(new BatchSize.Given(batch));
            for (double threshold : List.of(0.2, 0.3)) {
                runs.at(threshold).with("online", "he3", List.of(), 64, 128);
            }
        }
        Panel survival = panel("survival", runs);
        assertThat(survival.overlays().stream().map(overlay -> overlay.choices().get(2)))
                .containsExactlyInAnyOrder(
                        "all",
                        "every threshold, batch 1",
                        "every threshold, batch 8",
                        "every batch, threshold 0.2",
                        "every batch, threshold 0.3");
        assertThat(overlay(survival, "online", "he3", "every threshold, batch 8", "none").series().stream()
                        .map(Series::name)
                        .distinct())
                .containsExactly(
                        "threshold 0.2, d = 64",
                        "threshold 0.2, d = 128",
                        "threshold 0.3, d = 64",
                        "threshold 0.3, d = 128");
    }

    @Test
    void marksAreDistinctHoweverManySeriesThereAre() {
        Set<String> looks = new HashSet<>();
        for (int ink = 0; ink < 49; ink++) {
            assertThat(looks.add(Palette.STANDARD.onWhite(ink) + Palette.shape(ink)))
                    .isTrue();
        }
        Set<String> scale = new HashSet<>();
        for (int k = 0; k < 30; k++) {
            assertThat(scale.add(Palette.STANDARD.onWhite(Palette.series(k, 30))))
                    .isTrue();
        }
        assertThat(Palette.series(6, 7)).isEqualTo(6);
        assertThat(Palette.STANDARD.onWhite(Palette.ordered(0, 3))).isEqualTo("#7CC93F");
        assertThat(Palette.STANDARD.onWhite(Palette.ordered(2, 3))).isEqualTo("#440154");
    }

    @Test
    void controlsStandInThePhaseDiagramWithTheirIntervals() throws IOException {
        Panel phase = panel(
                "phase",
                new SyntheticRuns(24, 1_000_000_000)
                        .with("online", "he2", List.of(), 64, 128, 256)
                        .with("online", "he3", List.of(), 64, 128, 256)
                        .with("alternating", "he3", List.of(0.0, 0.5), 64, 128, 256));
        Plot plot = (Plot) phase.views().get(0).chart();
        for (String control : List.of("online he3, any a", "online he2, any a")) {
            List<Series> named = plot.series().stream()
                    .filter(one -> one.name().equals(control))
                    .toList();
            assertThat(named)
                    .hasAtLeastOneElementOfType(Series.Band.class)
                    .hasAtLeastOneElementOfType(Series.Line.class);
            Series.Band band = (Series.Band) named.get(0);
            double alpha = ((Series.Line) named.get(1)).points().get(0).y();
            assertThat(alpha).isBetween(band.from(), band.to());
        }
    }

    private static Plot overlay(Panel panel, String... choices) {
        return panel.overlays().stream()
                .filter(overlay -> overlay.choices().equals(List.of(choices)))
                .findFirst()
                .orElseThrow()
                .plot(panel.views());
    }

    private Panel panel(String id, SyntheticRuns runs) throws IOException {
        return panels(runs).stream()
                .filter(panel -> panel.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private List<Panel> panels(SyntheticRuns runs) throws IOException {
        Path path = runs.write(directory.resolve("out"));
        OutputDirectory output = new OutputDirectory(new org.apache.hadoop.fs.Path(path.toUri()), new Configuration());
        return Panels.of(Findings.of(
                TableFit.of(output.runs(f -> {}), () -> Spread.HERE),
                MeasuredRuns.of(LevelRuns.without(output.runs(f -> {})), output.trajectories(f -> {}))));
    }
}

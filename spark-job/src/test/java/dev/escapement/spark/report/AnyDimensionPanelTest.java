package dev.escapement.spark.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.escapement.algorithm.Alternating;
import dev.escapement.setting.LearningRate;
import dev.escapement.setting.SettingGroup;
import dev.escapement.setting.SettingSchema;
import dev.escapement.spark.SettingFixture;
import dev.escapement.spark.cluster.Spread;
import dev.escapement.spark.fit.TableFit;
import dev.escapement.spark.report.chart.Palette;
import dev.escapement.spark.report.chart.Panel;
import dev.escapement.spark.report.chart.Plot;
import dev.escapement.spark.report.chart.Series;
import dev.escapement.spark.report.panel.AnyDimensionPanel;
import dev.escapement.spark.report.panel.Findings;
import dev.escapement.spark.report.panel.MeasuredRuns;
import dev.escapement.spark.store.LevelRuns;
import dev.escapement.spark.store.OutputDirectory;
import dev.escapement.theory.StepSizePolicy;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The phase diagram at any d, with runs and without. */
@Tag("slow")
class AnyDimensionPanelTest {
    @TempDir
    Path directory;

    @Test
    void theLawsExponentLiesBetweenDecadesUnderTheMeasuredOnes() throws IOException {
        Path output = new SyntheticRuns(8, 1_000_000_000)
                .with("online", "he3", List.of(), 64, 128, 256)
                .with("alternating", "he3", List.of(0.5, 0.75, 1.0), 64, 128, 256)
                .write(directory.resolve("out"));
        OutputDirectory runs = new OutputDirectory(new org.apache.hadoop.fs.Path(output.toUri()), new Configuration());
        Findings findings = Findings.of(
                TableFit.of(runs.runs(f -> {}), () -> Spread.HERE),
                MeasuredRuns.of(LevelRuns.without(runs.runs(f -> {})), runs.trajectories(f -> {})));
        Panel panel = AnyDimensionPanel.of(findings);
        Panel.View view = only(panel);
        assertThat(view.choices()).containsExactly("alternating", "he3", "", "eta = 0.03 d^-a");
        Plot plot = (Plot) view.chart();
        assertThat(plot.series().stream().map(Series::name).distinct())
                .containsExactly(
                        "d = 10\u00b2 to 10\u2074",
                        "d = 10\u2074 to 10\u2076",
                        "d = 10\u2076 to 10\u2078",
                        "d = 10\u2078 to 10\u00b9\u2070",
                        "d = 10\u00b9\u2070 to 10\u00b9\u00b2",
                        "limit",
                        "measured, d = 64 to 256");
        assertThat(((Series.Line) plot.series().get(5)).stroke()).isEqualTo(Series.Stroke.DOTTED);
        Series.Line last = (Series.Line) plot.series().get(4);
        assertThat(last.ink()).isEqualTo(Palette.ordered(4, 5));
        assertThat(last.points().stream().map(Series.Point::x)).containsExactly(0.5, 0.625, 0.75, 0.875, 1.0);
        // gamma = 0.1 d^-1.5 is beyond the stable range by no power of d.
        assertThat(last.points()).allSatisfy(point -> assertThat(point.y()).isCloseTo(2, within(0.02)));
        assertThat(plot.series().stream()
                        .filter(Series.Marks.class::isInstance)
                        .map(one -> ((Series.Marks) one).points().size()))
                .containsExactly(3);
    }

    @Test
    void withoutRunsThereAreTheFirstLawsAndTheOthersAreCounted() {
        List<SettingGroup> groups = Stream.of(0.01, 0.02, 0.03, 0.04)
                .flatMap(c -> Stream.of(1.0, 1.5, 2.0).map(a -> group(c, a)))
                .toList();
        Panel panel = AnyDimensionPanel.of(groups);
        assertThat(panel.undrawn()).isEmpty();
        assertThat(panel.views().stream().map(view -> view.choices().get(3)))
                .containsExactly("eta = 0.01 d^-a", "eta = 0.02 d^-a", "eta = 0.03 d^-a");
        assertThat(panel.text()).contains("These are the first 3 of 4 learning-rate laws");
        assertThat(((Plot) panel.views().get(0).chart()).series())
                .noneMatch(one -> one instanceof Series.Marks || one.name().startsWith("measured"));
    }

    @Test
    void twoExponentsAreNoDiagram() {
        Panel panel = AnyDimensionPanel.of(List.of(group(0.03, 1), group(0.03, 2)));
        assertThat(panel.views()).isEmpty();
        assertThat(panel.text()).startsWith("There is no chart: it takes a learning-rate law");
    }

    private static SettingGroup group(double coefficient, double exponent) {
        return SettingFixture.BASE
                .with(SettingSchema.ALGORITHM, new Alternating())
                .with(SettingSchema.THRESHOLD, 0.3)
                .with(SettingSchema.RATE, new LearningRate.Law(coefficient, exponent))
                .with(SettingSchema.POLICY, new StepSizePolicy.Optimal())
                .group();
    }

    private static Panel.View only(Panel panel) {
        assertThat(panel.undrawn()).isEmpty();
        assertThat(panel.views()).hasSize(1);
        return panel.views().get(0);
    }
}

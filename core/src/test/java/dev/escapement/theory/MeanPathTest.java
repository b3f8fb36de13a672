package dev.escapement.theory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.escapement.algorithm.Geometry;
import dev.escapement.algorithm.Problem;
import dev.escapement.theory.meanmap.MeanDynamics;
import java.util.List;
import org.junit.jupiter.api.Test;

class MeanPathTest {
    @Test
    void itRisesFromTheStartToTheThresholdInTheEscapeTime() {
        Problem problem = Problems.of("alternating", "he3", "he3").until(0.3).at(256, 0.03);
        List<MeanPath.Point> path = MeanPath.of(problem, 2.465e-4, 8);
        assertThat(path).hasSize(9).isSortedAccordingTo((a, b) -> Double.compare(a.step(), b.step()));
        assertThat(path.get(0)).isEqualTo(new MeanPath.Point(1, 1.0 / 16));
        assertThat(path.get(8).overlap()).isCloseTo(0.3, within(1e-12));
        assertThat(path.get(8).step()).isCloseTo(MeanDynamics.escapeStep(problem, 2.465e-4), within(1e-6));
    }

    @Test
    void itHasTheSignOfTheDirectionItLeadsTo() {
        Problem mirrored = Problems.of("online", "hermite(0,0,0,-1)", "he3").at(256, 0);
        List<MeanPath.Point> path = MeanPath.of(mirrored, 1e-4, 8);
        assertThat(path)
                .hasSize(9)
                .allSatisfy(point -> assertThat(point.overlap()).isNegative());
        Problem through = Problems.of("online", "hermite(0,-1)", "he1").at(256, 0);
        path = MeanPath.of(through, 1e-4, 8);
        assertThat(path).hasSize(9).isSortedAccordingTo((a, b) -> Double.compare(a.step(), b.step()));
        assertThat(path.get(0).overlap()).isEqualTo(1.0 / 16);
        assertThat(path.get(8).overlap()).isEqualTo(-0.5);
    }

    /** A level lies at 0 itself here: -0.2 + 0.8 (12/24)^2. */
    @Test
    void itCrossesTheFlatStart() {
        Problem crossing = Problems.of("online", "he1", "he1").until(0.6).from(-0.2, 256, 0);
        assertThat(MeanPath.of(crossing, 1e-3, 24)).hasSize(25);
        Problem euclidean = Problems.of("online", "he1", "he1")
                .with(Geometry.EUCLIDEAN)
                .until(0.6)
                .from(-0.2, 256, 0);
        assertThat(MeanPath.of(euclidean, 1e-3, 24)).hasSize(25);
    }

    @Test
    void itEndsWhereTheMeanMapDoes() {
        Problem held = Problems.of("online", "he3", "relu").at(256, Double.NaN);
        assertThat(MeanPath.of(held, 1e-3, 8)).hasSize(1);
    }
}

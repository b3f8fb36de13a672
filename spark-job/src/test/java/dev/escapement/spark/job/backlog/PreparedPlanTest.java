package dev.escapement.spark.job.backlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.escapement.spark.Sweeps;
import dev.escapement.spark.config.SweepConfigReader;
import dev.escapement.sweep.Plan;
import dev.escapement.sweep.PlannedRuns;
import dev.escapement.sweep.Speed;
import dev.escapement.theory.NoFiniteEscapeException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is computed ahead changes nothing but when. */
class PreparedPlanTest {
    private static final Speed SPEED = Speed.builtIn("scalar");

    @TempDir
    Path directory;

    @Test
    void expectedStepsAreAskedForAheadOfTheBacklog() throws IOException {
        try (PreparedPlan prepared = prepared("links = [he2], dimensions = [16, 32], gamma = { values = [0.01] }")) {
            prepared.await();
            assertThat(prepared.cells().runs()).hasSize(2).allMatch(PlannedRuns::asked);
        }
    }

    @Test
    void whatItsClosingLeavesIsComputedForTheBacklog() throws IOException {
        String text = "links = [he2], dimensions = [16, 32], gamma = { values = [0.01] }";
        try (PreparedPlan closed = prepared(text);
                PreparedPlan whole = prepared(text)) {
            PlanCells cells = closed.cells();
            closed.close();
            Backlog backlog =
                    cells.backlog(new KnownTrajectories(closed.plan(), 0), new KnownPassages(List.of()), true, SPEED);
            whole.await();
            assertThat(backlog.predictedSteps())
                    .isEqualTo(Backlog.whole(whole, 0, SPEED).predictedSteps());
        }
    }

    @Test
    void whatTheoryRefusesIsToldToWhoeverAsksForTheBacklog() throws IOException {
        try (PreparedPlan refused = prepared("links = [he3], activation = he2, dimensions = [16]")) {
            assertThatThrownBy(() -> Backlog.whole(refused, 0, SPEED)).isInstanceOf(NoFiniteEscapeException.class);
        }
    }

    private PreparedPlan prepared(String keys) throws IOException {
        Path config = Sweeps.config(directory, "algorithms = [online], seeds = 2, max-steps = 1e6, " + keys);
        return new PreparedPlan(
                new Plan(SweepConfigReader.read(config.toString(), List.of()).sweep()));
    }
}

package dev.escapement.spark.job.backlog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.escapement.setting.CellIdentity;
import dev.escapement.setting.Setting;
import dev.escapement.simulation.Status;
import dev.escapement.spark.Sweeps;
import dev.escapement.spark.config.SweepConfigReader;
import dev.escapement.spark.store.table.RunRow;
import dev.escapement.sweep.Plan;
import dev.escapement.sweep.Speed;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What rows leave to do of a plan: seeds 0 to 3 up to step 100, and 4 to 9 up to step 1000. */
class PlanCellsTest {
    @TempDir
    Path directory;

    private PlanCells cells;
    private KnownTrajectories none;
    private Setting setting;

    @BeforeEach
    void plan() throws IOException {
        Path config = Sweeps.config(directory, """
                algorithms = [online]
                links = [he1]
                dimensions = [16]
                gamma { policy = law, coefficient = 0.1, exponent = 1 }
                root-seed = 5
                sweeps = [{ seeds = 8, max-steps = 100 }, { seeds = { from = 4, count = 6 }, max-steps = 1000 }]
                """);
        Plan plan =
                new Plan(SweepConfigReader.read(config.toString(), List.of()).sweep());
        cells = new PlanCells(plan);
        none = new KnownTrajectories(plan, 0);
        setting = plan.settings().findFirst().orElseThrow().point().resolve();
    }

    @Test
    void withoutRowsAllIsLeft() {
        assertThat(left()).containsExactly(0L, 1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L);
        assertThat(cells.backlog(none, new KnownPassages(List.of()), true, Speed.builtIn("scalar"))
                        .planned())
                .isEqualTo(10);
        assertThat(cells.backlog(none, new KnownPassages(List.of()), true, Speed.builtIn("scalar"))
                        .done())
                .isZero();
    }

    @Test
    void whatEscapedOrDivergedUnderAnyCapIsDone() {
        note(row(0, Status.ESCAPED, 50), row(5, Status.DIVERGED, 50), row(9, Status.ESCAPED, 5000));
        assertThat(left()).containsExactly(1L, 2L, 3L, 4L, 6L, 7L, 8L);
        assertThat(cells.backlog(none, new KnownPassages(List.of()), true, Speed.builtIn("scalar"))
                        .done())
                .isEqualTo(3);
    }

    @Test
    void whatWasCensoredBelowItsCapIsDoneAgain() {
        note(row(0, Status.CENSORED, 100), row(1, Status.CENSORED, 99));
        note(row(4, Status.CENSORED, 100), row(5, Status.CENSORED, 1000), row(6, Status.CENSORED, 2000));
        assertThat(left()).containsExactly(1L, 2L, 3L, 4L, 7L, 8L, 9L);
    }

    @Test
    void whatFailedIsDoneAgainUnlessItIsToBeKept() {
        note(row(0, Status.FAILED, 100), row(1, Status.FAILED, 100), row(1, Status.ESCAPED, 100));
        assertThat(left(true)).contains(0L).doesNotContain(1L);
        assertThat(left(false)).doesNotContain(0L, 1L);
    }

    @Test
    void aFailureIsKeptIfItIsTheRowThatCounts() {
        note(row(4, Status.FAILED, 200), row(4, Status.CENSORED, 100));
        note(row(5, Status.CENSORED, 200), row(5, Status.FAILED, 200));
        note(row(6, Status.CENSORED, 300), row(6, Status.FAILED, 200));
        assertThat(left(false)).contains(5L, 6L).doesNotContain(4L);
        assertThat(left(true)).contains(4L, 5L, 6L);
    }

    @Test
    void rowsOfOtherCellsCountForNothing() {
        RunRow ours = row(3, Status.ESCAPED, 100);
        note(row(10, Status.ESCAPED, 100), row(-1, Status.ESCAPED, 100));
        note(withId(ours, new CellIdentity(setting, 6).of(3).toString()));
        assertThat(left()).hasSize(10);
        note(ours);
        assertThat(left()).hasSize(9);
    }

    private void note(RunRow... rows) {
        Arrays.stream(rows).forEach(row -> cells.note(row));
    }

    private List<Long> left() {
        return left(true);
    }

    private List<Long> left(boolean retryFailed) {
        return cells
                .backlog(none, new KnownPassages(List.of()), retryFailed, Speed.builtIn("scalar"))
                .settings()
                .stream()
                .flatMap(pending -> Arrays.stream(pending.seeds()).boxed())
                .sorted()
                .toList();
    }

    private RunRow row(long seed, Status status, long maxSteps) {
        String id = new CellIdentity(setting, 5).of(seed).toString();
        Long escape = status == Status.ESCAPED ? 7L : null;
        return row(id, seed, status, maxSteps, escape);
    }

    private RunRow withId(RunRow row, String id) {
        return row(id, row.seed(), row.status(), row.maxSteps(), row.escapeStep());
    }

    private RunRow row(String id, long seed, Status status, long maxSteps, Long escape) {
        return new RunRow(
                id, setting, maxSteps, seed, 5, null, null, status, escape, escape, escape, escape, null, 1L, null,
                null, null);
    }
}

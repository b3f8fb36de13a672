package dev.escapement.spark.job.task;

import static org.assertj.core.api.Assertions.assertThat;

import dev.escapement.setting.CellId;
import dev.escapement.spark.config.SweepConfigReader;
import dev.escapement.spark.job.backlog.Backlog;
import dev.escapement.spark.job.backlog.CellGroup;
import dev.escapement.spark.job.backlog.PreparedPlan;
import dev.escapement.spark.job.checkpoint.CheckpointedGroups;
import dev.escapement.sweep.Plan;
import dev.escapement.sweep.Speed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.apache.spark.SparkConf;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TaskPackingTest {
    @TempDir
    private Path directory;

    @Test
    void everyCellIsInOneTaskAndTheLongestTaskComesFirst() throws IOException {
        List<SweepTask> tasks = pack("links = [he1, he2, he3], dimensions = [64, 256, 1024], seeds = 100", 2);
        assertThat(tasks.stream().mapToInt(SweepTask::cells).sum()).isEqualTo(900);
        assertThat(tasks.stream().flatMap(task -> task.groups().stream()).flatMap(group -> group.ids().stream()))
                .doesNotHaveDuplicates();
        assertThat(tasks).isSortedAccordingTo((a, b) -> Double.compare(b.predictedNanos(), a.predictedNanos()));
    }

    @Test
    void longCellsShareLanes() throws IOException {
        List<SweepTask> tasks = pack("links = [he3], dimensions = [65536], seeds = 256, max-steps = 4e9", 2);
        assertThat(tasks).allMatch(task -> task.cells() >= 16);
        assertThat(balance(tasks, 2)).isLessThan(1.1);
    }

    @Test
    void aFewLongCellsAreSpreadOverTheCores() throws IOException {
        List<SweepTask> tasks = pack("links = [he3], dimensions = [65536], seeds = 8, max-steps = 4e9", 4);
        assertThat(tasks).hasSizeGreaterThanOrEqualTo(4);
    }

    @Test
    void denseCellsShareNothing() throws IOException {
        List<SweepTask> tasks = pack("links = [he3], dimensions = [4096], seeds = 8, engine = dense", 2);
        assertThat(tasks).hasSize(8);
    }

    /** They share no lanes, so that short tasks cost nothing. */
    @Test
    void manyDenseCellsMakeShortTasks() throws IOException {
        List<SweepTask> tasks = pack("links = [he2], dimensions = [4096], seeds = 4000, engine = dense", 2);
        double total = tasks.stream().mapToDouble(SweepTask::predictedNanos).sum();
        assertThat(tasks.get(0).predictedNanos()).isLessThan(total / 100);
    }

    @Test
    void shortCellsShareTasks() throws IOException {
        List<SweepTask> tasks = pack("links = [he1], dimensions = [64, 65], seeds = 10000", 2);
        assertThat(tasks).hasSizeLessThanOrEqualTo(4);
    }

    /** Whatever cores there are when the sweep goes on, and whatever is done meanwhile. */
    @Test
    void groupsThatHaveLeftACheckpointAreFormedAgain() throws IOException {
        String text = "links = [he3], dimensions = [65536], max-steps = 4e9, seeds = ";
        List<SweepTask> tasks = pack(text + "256", 2);
        CellGroup begun = tasks.get(0).groups().get(0);
        CellGroup other = tasks.get(1).groups().get(0);
        assertThat(begun.size()).isGreaterThan(1);
        List<String> subjects =
                List.of("something else", begun.subject(), other.seeds(0, 3).subject());

        List<SweepTask> again = pack(text + "300", 64, subjects);
        assertThat(groups(again))
                .extracting(CellGroup::subject)
                .contains(begun.subject(), other.seeds(0, 3).subject());
        assertThat(cells(again)).hasSize(300).doesNotHaveDuplicates();
        assertThat(again).isSortedAccordingTo((a, b) -> Double.compare(b.predictedNanos(), a.predictedNanos()));

        // Another cap, or a cell of the group is done: it is none of this sweep's groups.
        assertThat(groups(pack(text + "300, max-steps = 5e9", 64, subjects)))
                .extracting(CellGroup::subject)
                .doesNotContain(begun.subject());
        long first = begun.seeds()[0];
        List<SweepTask> fewer = pack(text + "{ from = " + (first + 1) + ", count = 255 }", 2, subjects);
        assertThat(groups(fewer)).extracting(CellGroup::subject).doesNotContain(begun.subject());
        assertThat(cells(fewer)).hasSize(255).doesNotHaveDuplicates();
    }

    /** Two checkpoints may hold the same cell, if a group was cut anew without them. */
    @Test
    void aCellIsInOneOfTheGroupsThatAreFormedAgain() throws IOException {
        String text = "links = [he3], dimensions = [65536], max-steps = 4e9, seeds = 256";
        CellGroup begun = pack(text, 2).get(0).groups().get(0);
        List<String> subjects =
                List.of(begun.seeds(0, 5).subject(), begun.seeds(4, 9).subject());
        List<SweepTask> again = pack(text, 2, subjects);
        assertThat(groups(again))
                .extracting(CellGroup::subject)
                .contains(subjects.get(0))
                .doesNotContain(subjects.get(1));
        assertThat(cells(again)).hasSize(256).doesNotHaveDuplicates();
    }

    @Test
    void whereCheckpointsAreKeptADenseCellIsAGroup() throws IOException {
        String text = "links = [he1], dimensions = [64], seeds = 20, engine = dense";
        assertThat(groups(pack(text, 2))).hasSizeLessThan(20);
        assertThat(groups(pack(text, 2, List.of()))).hasSize(20).allMatch(group -> group.size() == 1);
        assertThat(pack(text, 2, List.of())).hasSizeLessThan(20);
    }

    private static List<CellGroup> groups(List<SweepTask> tasks) {
        return tasks.stream().flatMap(task -> task.groups().stream()).toList();
    }

    private static List<CellId> cells(List<SweepTask> tasks) {
        return groups(tasks).stream().flatMap(group -> group.ids().stream()).toList();
    }

    /** How long the tasks take on so many cores, in the order they are in, over an even share. */
    private static double balance(List<SweepTask> tasks, int cores) {
        double[] busy = new double[cores];
        for (SweepTask task : tasks) {
            int first = 0;
            for (int core = 1; core < cores; core++) {
                first = busy[core] < busy[first] ? core : first;
            }
            busy[first] += task.predictedNanos();
        }
        double total = tasks.stream().mapToDouble(SweepTask::predictedNanos).sum();
        return LongStream.range(0, cores)
                        .mapToDouble(core -> busy[(int) core])
                        .max()
                        .orElseThrow()
                / (total / cores);
    }

    private List<SweepTask> pack(String text, int cores) throws IOException {
        return pack(text, cores, Optional.empty());
    }

    /** Where checkpoints are kept, and some are there. */
    private List<SweepTask> pack(String text, int cores, List<String> subjects) throws IOException {
        return pack(text, cores, Optional.of(new CheckpointedGroups(subjects)));
    }

    private List<SweepTask> pack(String text, int cores, Optional<CheckpointedGroups> begun) throws IOException {
        Path file = Files.writeString(directory.resolve("sweep.conf"), "algorithms = [online]\n" + text);
        Plan plan = new Plan(SweepConfigReader.read(file.toString(), List.of()).sweep());
        try (PreparedPlan prepared = new PreparedPlan(plan)) {
            return TaskPacking.pack(
                    Backlog.whole(prepared, 0, Speed.builtIn("vector-256")), 0, cores, begun, new SparkConf(false));
        }
    }
}

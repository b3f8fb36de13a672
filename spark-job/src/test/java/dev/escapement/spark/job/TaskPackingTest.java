package dev.escapement.spark.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.escapement.spark.config.SweepConfigReader;
import dev.escapement.sweep.Plan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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

    @Test
    void shortCellsShareTasks() throws IOException {
        List<SweepTask> tasks = pack("links = [he1], dimensions = [64, 65], seeds = 10000", 2);
        assertThat(tasks).hasSizeLessThanOrEqualTo(4);
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
        Path file = Files.writeString(directory.resolve("sweep.conf"), "algorithms = [online]\n" + text);
        Plan plan = new Plan(SweepConfigReader.read(file.toString(), List.of()).sweep());
        Backlog backlog = SweepRun.wholeBacklog(plan, 0);
        return TaskPacking.pack(backlog, 0, cores, new SparkConf(false));
    }
}

package dev.escapement.spark.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.escapement.spark.job.backlog.CellGroup;
import dev.escapement.spark.job.backlog.ResultsKept;
import dev.escapement.spark.job.checkpoint.Checkpoints;
import dev.escapement.spark.job.task.SweepTask;
import dev.escapement.spark.job.task.TaskResult;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.apache.spark.SparkConf;
import org.apache.spark.SparkException;
import org.apache.spark.api.java.JavaSparkContext;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Cells for which executors die. */
class PoisonSearchTest {
    private static final String ABORTED =
            "Job aborted due to stage failure: Task 3 in stage 7.0 failed 4 times, most recent "
                    + "failure: Lost task 3.3 in stage 7.0 (TID 9) (10.0.0.7 executor 2): ExecutorLostFailure (exit 52)\n"
                    + "Driver stacktrace:";
    private static final String REASON =
            "Lost task 3.3 in stage 7.0 (TID 9) (10.0.0.7 executor 2): ExecutorLostFailure (exit 52)";

    private final Set<Long> simulated = new TreeSet<>();
    private final List<String> failed = new ArrayList<>();
    private int jobs;

    @Test
    void theCulpritIsFoundAndAllOthersAreSimulated() throws Exception {
        search(Set.of(11L)).isolate(task(0, 8, 16));

        assertThat(failed).containsExactly("11: the cell's task has exhausted its attempts: " + REASON);
        assertThat(simulated).hasSize(15).doesNotContain(11L);
        assertThat(jobs).isEqualTo(9);
    }

    @Test
    void aSuspectThatOnlyRanBesideTheCulpritIsAcquitted() throws Exception {
        search(Set.of()).isolate(task(0, 1));

        assertThat(failed).isEmpty();
        assertThat(simulated).containsExactly(0L);
    }

    @Test
    void manyCulpritsMeanABrokenCluster() {
        Set<Long> all = new TreeSet<>(LongStream.range(0, 64).boxed().toList());
        assertThatThrownBy(() -> search(all).isolate(task(0, 64)))
                .isInstanceOf(SparkException.class)
                .hasMessage(
                        "more than 10 cells, each alone, have exhausted their task's attempts: that is the cluster's "
                                + "fault rather than theirs");
        assertThat(failed).hasSize(10);
    }

    @Tag("spark")
    @Test
    void sparkNamesTheTaskForWhichItGivesUp() {
        SparkConf conf = new SparkConf()
                .setMaster("local[1]")
                .setAppName("poison")
                .set("spark.ui.enabled", "false")
                .set("spark.driver.host", "127.0.0.1")
                .set("spark.driver.bindAddress", "127.0.0.1");
        try (JavaSparkContext spark = new JavaSparkContext(conf)) {
            // A group without a setting: its task throws before any cell is begun.
            SparkTasks tasks = SparkTasks.submit(spark, List.of(task(0), task(0, 1)), Checkpoints.Access.NONE);
            assertThatThrownBy(() -> {
                        while (!tasks.done()) {
                            tasks.next(1, TimeUnit.SECONDS);
                        }
                    })
                    .isInstanceOf(TaskExhaustedException.class)
                    .hasMessageContaining("NullPointerException")
                    .extracting(e -> ((TaskExhaustedException) e).task())
                    .isEqualTo(1);
        }
    }

    @Test
    void anotherEndOfAJobIsNoTasksFault() {
        assertThat(TaskExhaustedException.in(new SparkException("Job 0 cancelled because SparkContext was shut down")))
                .isEmpty();
        SparkException wrapped = new SparkException("Exception thrown in awaitResult: ", new SparkException(ABORTED));
        assertThat(TaskExhaustedException.in(wrapped))
                .get()
                .extracting(TaskExhaustedException::task)
                .isEqualTo(3);
    }

    private PoisonSearch search(Set<Long> culprits) {
        return new PoisonSearch(
                new PoisonSearch.Trial() {
                    @Override
                    public void run(List<SweepTask> tasks) throws TaskExhaustedException {
                        jobs++;
                        if (seeds(tasks.get(0)).stream().anyMatch(culprits::contains)) {
                            throw TaskExhaustedException.in(new SparkException(ABORTED))
                                    .orElseThrow();
                        }
                        simulated.addAll(seeds(tasks.get(0)));
                    }

                    @Override
                    public void take(SweepTask task, TaskResult result) {
                        failed.add(seeds(task).get(0) + ": "
                                + result.groups().get(0).get(0).error());
                    }
                },
                () -> false);
    }

    /** A task of groups of successive seeds, cut at these. */
    private static SweepTask task(long... cuts) {
        List<CellGroup> groups = new ArrayList<>();
        for (int i = 1; i < cuts.length; i++) {
            groups.add(new CellGroup(
                    null, 0, 1, LongStream.range(cuts[i - 1], cuts[i]).toArray(), ResultsKept.RUN));
        }
        return new SweepTask(groups, 1);
    }

    private static List<Long> seeds(SweepTask task) {
        return task.groups().stream()
                .flatMap(group -> Arrays.stream(group.seeds()).boxed())
                .toList();
    }
}

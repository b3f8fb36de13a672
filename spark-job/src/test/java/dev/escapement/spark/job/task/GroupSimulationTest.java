package dev.escapement.spark.job.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.escapement.algorithm.Algorithms;
import dev.escapement.setting.EngineChoice;
import dev.escapement.setting.LearningRate;
import dev.escapement.setting.Setting;
import dev.escapement.setting.SettingSchema;
import dev.escapement.spark.LogLines;
import dev.escapement.spark.SettingFixture;
import dev.escapement.spark.job.backlog.CellGroup;
import dev.escapement.spark.job.backlog.ResultsKept;
import dev.escapement.spark.job.checkpoint.Checkpoint;
import dev.escapement.spark.job.checkpoint.Checkpoints;
import dev.escapement.spark.job.checkpoint.StoredCheckpoints;
import dev.escapement.spark.store.CheckpointStore;
import dev.escapement.theory.StepSizePolicy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.TaskKilledException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Groups of cells that are interrupted and go on from their checkpoint. */
@Tag("slow")
class GroupSimulationTest {
    @TempDir
    Path directory;

    private StoredCheckpoints stored;

    @BeforeEach
    void open() throws IOException {
        stored = new StoredCheckpoints(CheckpointStore.at(directory.toUri().toString(), new Configuration()), 0);
    }

    static Stream<CellGroup> groups() {
        return Stream.of(
                group(EngineChoice.DENSE_MIXED, 1 << 14, 3, 900, ResultsKept.RUN),
                group(EngineChoice.DENSE_DOUBLE, 1 << 14, 1, 2_600, ResultsKept.RUN_AND_TRAJECTORY),
                group(EngineChoice.REDUCED, 64, 200, 40_000, ResultsKept.RUN),
                group(EngineChoice.REDUCED, 64, 150, 40_000, ResultsKept.TRAJECTORY));
    }

    /** Interrupted twice; what was done before a checkpoint is not done again. */
    @ParameterizedTest
    @MethodSource("groups")
    void anInterruptedGroupGoesOnAndEndsAsIfItNeverHadBeen(CellGroup group) {
        Counting whole = new Counting(Checkpoints.NONE, Integer.MAX_VALUE);
        List<CellResult> expected = new GroupSimulation(group, whole).run();
        assertThat(whole.left).isGreaterThanOrEqualTo(4);

        Counting first = new Counting(stored, 2);
        assertThatThrownBy(() -> new GroupSimulation(group, first).run()).isInstanceOf(TaskKilledException.class);
        Counting second = new Counting(stored, 1);
        assertThatThrownBy(() -> new GroupSimulation(group, second).run()).isInstanceOf(TaskKilledException.class);
        Counting third = new Counting(stored, Integer.MAX_VALUE);
        List<CellResult> resumed = new GroupSimulation(group, third).run();

        assertThat(resumed).extracting(CellResult::outcome).isEqualTo(outcomes(expected));
        assertThat(resumed)
                .extracting(CellResult::trajectory)
                .isEqualTo(expected.stream().map(CellResult::trajectory).toList());
        assertThat(first.left + second.left + third.left).isEqualTo(whole.left);
        assertThat(resumed).allMatch(cell -> cell.wallNanos() > 0);
    }

    @Test
    void theLogSaysSo() {
        CellGroup group = group(EngineChoice.DENSE_MIXED, 1 << 14, 2, 700, ResultsKept.RUN);
        assertThatThrownBy(() -> new GroupSimulation(group, new Counting(stored, 2)).run())
                .isInstanceOf(TaskKilledException.class);
        try (LogLines log = LogLines.of(GroupSimulation.class)) {
            new GroupSimulation(group, stored).run();
            // A stride is 2^23 coordinates: 512 steps.
            assertThat(log.lines())
                    .containsExactly("INFO 2 cells go on from their checkpoint: 1 have ended, others have taken up to "
                            + (2 * 512 - 700) + " steps");
        }
    }

    @Test
    void aTornCheckpointMeansToStartOver() throws IOException {
        CellGroup group = group(EngineChoice.DENSE_MIXED, 1 << 14, 1, 1_100, ResultsKept.RUN);
        List<CellResult> expected = new GroupSimulation(group, Checkpoints.NONE).run();
        assertThatThrownBy(() -> new GroupSimulation(group, new Counting(stored, 1)).run())
                .isInstanceOf(TaskKilledException.class);
        Path file;
        try (Stream<Path> files = Files.list(directory)) {
            file = files.findFirst().orElseThrow();
        }
        Files.write(file, Arrays.copyOf(Files.readAllBytes(file), 5_000));

        try (LogLines log = LogLines.of(CheckpointStore.class)) {
            List<CellResult> results = new GroupSimulation(group, new Counting(stored, Integer.MAX_VALUE)).run();
            assertThat(outcomes(results)).isEqualTo(outcomes(expected));
            assertThat(log.lines()).hasSize(1).allMatch(line -> line.contains("its cells start over"));
        }
    }

    @Test
    void aStateThatDoesNotFitMeansToStartOver() {
        CellGroup group = group(EngineChoice.DENSE_MIXED, 1 << 14, 1, 1_100, ResultsKept.RUN);
        CellGroup other = group(EngineChoice.REDUCED, 64, 1, 2_000_000, ResultsKept.RUN);
        assertThatThrownBy(() -> new GroupSimulation(other, new Counting(stored, 1)).run())
                .isInstanceOf(TaskKilledException.class);
        stored.leave(group, stored.last(other).orElseThrow());
        try (LogLines log = LogLines.of(GroupSimulation.class)) {
            List<CellResult> results = new GroupSimulation(group, stored).run();
            assertThat(outcomes(results)).isEqualTo(outcomes(new GroupSimulation(group, Checkpoints.NONE).run()));
            assertThat(log.lines())
                    .containsExactly("WARN cells start over: this is no state of 1 dense runs in d = 16384");
        }
    }

    @Test
    void aSubjectTellsGroupsApart() {
        CellGroup group = group(EngineChoice.REDUCED, 64, 10, 1_000, ResultsKept.RUN);
        assertThat(Stream.of(
                                group,
                                group.seeds(0, 9),
                                group.seeds(1, 10),
                                group(EngineChoice.REDUCED, 64, 10, 1_001, ResultsKept.RUN),
                                group(EngineChoice.REDUCED, 65, 10, 1_000, ResultsKept.RUN),
                                group(EngineChoice.DENSE_MIXED, 64, 10, 1_000, ResultsKept.RUN),
                                group(EngineChoice.REDUCED, 64, 10, 1_000, ResultsKept.TRAJECTORY))
                        .map(CellGroup::subject))
                .doesNotHaveDuplicates()
                .allMatch(subject -> subject.matches("\\d+( recorded)?( [0-9a-f]{32})+"));
        assertThat(group.subject())
                .isEqualTo(group(EngineChoice.REDUCED, 64, 10, 1_000, ResultsKept.RUN)
                        .subject());
    }

    /** A checkpoint after every stride; after so many, Spark kills the task. */
    private static final class Counting implements Checkpoints {
        private final Checkpoints kept;
        private final int most;
        private int left;

        Counting(Checkpoints kept, int most) {
            this.kept = kept;
            this.most = most;
        }

        @Override
        public Optional<Checkpoint> last(CellGroup group) {
            return kept.last(group);
        }

        @Override
        public boolean due(long nanosSinceLast) {
            return true;
        }

        @Override
        public void leave(CellGroup group, Checkpoint checkpoint) {
            left++;
            if (kept != NONE) {
                kept.leave(group, checkpoint);
            }
            if (left == most) {
                throw new TaskKilledException("by the test");
            }
        }
    }

    private static List<?> outcomes(List<CellResult> results) {
        return results.stream().map(CellResult::outcome).toList();
    }

    private static CellGroup group(EngineChoice engine, int dimension, int cells, long maxSteps, ResultsKept kept) {
        Setting setting = SettingFixture.BASE
                .with(SettingSchema.ALGORITHM, Algorithms.parse("online"))
                .with(SettingSchema.NOISE_STD, 0.1)
                .with(SettingSchema.THRESHOLD, 0.9)
                .with(SettingSchema.ENGINE, engine)
                .with(SettingSchema.RATE, new LearningRate.None())
                .with(SettingSchema.POLICY, new StepSizePolicy.Given(1e-6))
                .with(SettingSchema.DIMENSION, (long) dimension)
                .setting();
        return new CellGroup(setting, 7, maxSteps, LongStream.range(0, cells).toArray(), kept);
    }
}

package dev.escapement.spark.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import dev.escapement.spark.job.task.SweepTask;
import java.util.List;
import org.junit.jupiter.api.Test;

class RunningTasksTest {
    private final RunningTasks twoCores = new RunningTasks(List.of(task(1000), task(500), task(400)), 2, 0);

    private static SweepTask task(double predictedNanos) {
        return new SweepTask(List.of(), predictedNanos);
    }

    @Test
    void tasksBeginInTheirOrderAsCoresAreFree() {
        assertThat(twoCores.nanos(1, 0)).isZero();
        assertThat(twoCores.nanos(1, 300)).isEqualTo(600);
        assertThat(twoCores.nanos(0.5, 300)).isEqualTo(300);
        twoCores.ended(1, 400);
        assertThat(twoCores.nanos(1, 400)).isEqualTo(400);
        assertThat(twoCores.nanos(1, 500)).isEqualTo(500 + 100);
        assertThat(twoCores.nanos(1, 5000)).isEqualTo(990 + 396);
        twoCores.ended(0, 5000);
        twoCores.ended(2, 5000);
        assertThat(twoCores.nanos(1, 6000)).isZero();
    }

    /** Two cores: what is left of 1000; 500 and then 400. */
    @Test
    void theTimeLeftIsThatOfTheLastTaskToEnd() {
        assertThat(twoCores.nanosLeft(1, 0)).isEqualTo(1000);
        assertThat(twoCores.nanosLeft(0.5, 0)).isEqualTo(2000);
        assertThat(twoCores.nanosLeft(1, 200)).isEqualTo(800);
        twoCores.ended(0, 300);
        assertThat(twoCores.nanosLeft(1, 300)).isEqualTo(400);
    }

    /** One core was counted, and two are there: task 1 ends before it was seen to begin. */
    @Test
    void aTaskThatHasEndedDoesNotBegin() {
        RunningTasks oneCounted = new RunningTasks(List.of(task(1000), task(100), task(500), task(400)), 1, 0);
        oneCounted.ended(1, 100);
        assertThat(oneCounted.nanos(1, 200)).isEqualTo(200 + 100);
        oneCounted.ended(3, 200);
        assertThat(oneCounted.nanosLeft(1, 200)).isEqualTo(800);
        oneCounted.ended(0, 1000);
        oneCounted.ended(2, 1000);
        assertThat(oneCounted.nanos(1, 2000)).isZero();
        assertThat(oneCounted.nanosLeft(1, 2000)).isZero();
    }

    /** Two cores have taken tasks 0 and 1, and task 2 waits for the first of them. */
    @Test
    void theTimeLeftIsWithoutTasksThatHaveEndedOutOfTurn() {
        RunningTasks oneCounted = new RunningTasks(List.of(task(100), task(100), task(100), task(300)), 1, 0);
        oneCounted.ended(3, 50);
        assertThat(oneCounted.nanosLeft(1, 50)).isEqualTo(50 + 100);
    }

    @Test
    void theTimeLeftDoesNotGrowUntilATaskEnds() {
        double before = Double.POSITIVE_INFINITY;
        for (long now = 0; now < 1000; now += 50) {
            double left = twoCores.nanosLeft(1, now);
            assertThat(left).isLessThanOrEqualTo(before);
            before = left;
        }
    }

    @Test
    void tasksThatTakeLongerThanForeseenHaveNoTimeLeft() {
        twoCores.ended(1, 500);
        assertThat(twoCores.nanosLeft(1, 950)).isEqualTo(50);
        assertThat(twoCores.nanosLeft(1, 1001)).isNaN();
        twoCores.ended(0, 2000);
        assertThat(twoCores.nanosLeft(1, 2000)).isNaN();
        twoCores.ended(2, 2000);
        assertThat(twoCores.nanosLeft(1, 2000)).isZero();
    }

    /** Tasks of 100 s each that take 200 s, on cores that others use too. */
    @Test
    void thePaceIsThatOfAllEndedTasksByTheWallClock() {
        long second = 1_000_000_000;
        RunningTasks tasks = new RunningTasks(List.of(task(100e9), task(100e9), task(100e9)), 1, 0);
        assertThat(tasks.pace(0)).isEqualTo(1);
        tasks.ended(0, 200 * second);
        assertThat(tasks.pace(200 * second)).isEqualTo(102.0 / 202);
        assertThat(tasks.pace(300 * second)).isEqualTo(102.0 / 202);
        tasks.ended(1, 400 * second);
        assertThat(tasks.pace(500 * second)).isEqualTo(202.0 / 402);
        assertThat(tasks.nanosLeft(tasks.pace(500 * second), 500 * second)).isCloseTo(99e9, withinPercentage(0.1));
    }

    /** Before any has ended: one that should have taken 10 s runs for 98 s. */
    @Test
    void aTaskThatIsOverdueSlowsThePaceBeforeItEnds() {
        long second = 1_000_000_000;
        RunningTasks tasks = new RunningTasks(List.of(task(10e9), task(10e9)), 1, 0);
        assertThat(tasks.pace(10 * second)).isEqualTo(1);
        assertThat(tasks.pace(98 * second)).isEqualTo(0.12);
    }

    /** One that takes milliseconds more than foreseen, while loops are compiled, says little of the rest. */
    @Test
    void aFirstShortTaskDoesNotDecideThePace() {
        RunningTasks tasks = new RunningTasks(List.of(task(1e7), task(100e9)), 1, 0);
        tasks.ended(0, 100_000_000);
        assertThat(tasks.pace(100_000_000)).isBetween(0.95, 1.0);
    }
}

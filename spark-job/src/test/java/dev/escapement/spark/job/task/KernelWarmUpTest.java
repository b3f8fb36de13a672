package dev.escapement.spark.job.task;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class KernelWarmUpTest {
    private static final long SLOW = 20_000;
    private static final long COMPILED = 100;
    private static final int THRESHOLD = 5_000;

    private long now;
    private int first;
    private int second;

    @Test
    void everyLoopIsCalledUntilItIsFast() {
        Runnable soon = () -> now += first++ < THRESHOLD ? SLOW : COMPILED;
        Runnable late = () -> now += second++ < 2 * THRESHOLD ? SLOW : COMPILED;
        assertThat(KernelWarmUp.callUntilFast(List.of(soon, late), () -> now)).isTrue();
        assertThat(first).isBetween(THRESHOLD, THRESHOLD + 500);
        assertThat(second).isBetween(2 * THRESHOLD, 2 * THRESHOLD + 500);
    }

    @Test
    void patienceEndsWithALoopThatStaysSlow() {
        Runnable never = () -> now += SLOW;
        assertThat(KernelWarmUp.callUntilFast(List.of(never, () -> {}), () -> now))
                .isFalse();
        assertThat(now).isGreaterThanOrEqualTo(TimeUnit.SECONDS.toNanos(30)).isLessThan(TimeUnit.SECONDS.toNanos(40));
    }
}

package dev.escapement.spark.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class UnderWayTest {
    private final UnderWay twoCores = new UnderWay(List.of(task(1000), task(500), task(400)), 2, 0);

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
}

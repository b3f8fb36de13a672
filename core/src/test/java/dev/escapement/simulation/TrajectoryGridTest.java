package dev.escapement.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class TrajectoryGridTest {
    /** By a program in another language: {@code sorted({0} | {round(10 ** (k / 32)) for k in range(65)})}. */
    @Test
    void thirtyTwoStepsADecade() {
        assertThat(from(0))
                .startsWith(
                        0L, 1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L, 10L, 11L, 12L, 13L, 14L, 15L, 17L, 18L, 19L, 21L, 22L);
        assertThat(from(1001)).startsWith(1075L, 1155L, 1241L, 1334L, 1433L, 1540L, 1655L, 1778L);
        assertThat(LongStream.of(10, 100, 1_000_000, 1_000_000_000_000_000_000L))
                .allMatch(TrajectoryGrid::contains);
        assertThat(LongStream.of(16, 20, 1001, Long.MAX_VALUE)).noneMatch(TrajectoryGrid::contains);
    }

    @Test
    void itEndsWithTheLongs() {
        assertThat(TrajectoryGrid.after(Long.MAX_VALUE)).isEqualTo(Long.MAX_VALUE);
        long last = TrajectoryGrid.before(Long.MAX_VALUE);
        assertThat(last).isGreaterThan(8_000_000_000_000_000_000L);
        assertThat(TrajectoryGrid.after(last)).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void beforeAStepLiesTheGridsLast() {
        assertThat(TrajectoryGrid.before(1)).isZero();
        assertThat(TrajectoryGrid.before(17)).isEqualTo(15);
        assertThat(TrajectoryGrid.before(18)).isEqualTo(17);
    }

    private static List<Long> from(long step) {
        return LongStream.iterate(TrajectoryGrid.after(step - 1), TrajectoryGrid::after)
                .limit(32)
                .boxed()
                .toList();
    }
}

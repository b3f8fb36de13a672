package dev.escapement.inference.survival;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LogTimesTest {
    @Test
    void whatIsHandedInOrOutIsACopy() {
        double[] at = {0, 1, 2};
        int[] slots = {0, 0, 1, 2};
        LogTimes times = new LogTimes(at, 2, slots);
        at[0] = 9;
        slots[0] = 2;
        times.counts()[0] = 9;
        assertThat(times.at(0)).isZero();
        assertThat(times.slot(0)).isZero();
        assertThat(times.counts()).containsExactly(2, 1, 1);
        assertThat(times.mean()).isEqualTo(0.75);
    }
}

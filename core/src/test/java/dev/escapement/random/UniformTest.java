package dev.escapement.random;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class UniformTest {
    @Test
    void uniformsStayInside() {
        Xoshiro256 stream = new StreamKey(1, 1, 1).stream(0);
        int[] seen = new int[7];
        for (int i = 0; i < 7000; i++) {
            assertThat(Uniform.open(stream)).isGreaterThan(0).isLessThan(1);
            seen[Uniform.below(7, stream)]++;
        }
        assertThat(Arrays.stream(seen).boxed())
                .allSatisfy(count -> assertThat(count).isBetween(850, 1150));
    }
}

package dev.escapement.theory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class RateCrossoversTest {
    @Test
    void he3CrossesWhereItsTwoCoefficientsTie() {
        Problems he3 = Problems.of("alternating", "he3", "he3");
        RateCrossovers crossovers = new RateCrossovers(he3.model(), he3.mode());
        for (double d : new double[] {50, 1000}) {
            double tie = 1 / (18 * Math.sqrt(d));
            assertThat(crossovers.between(tie / 50, tie * 50, d))
                    .singleElement()
                    .satisfies(eta -> assertThat(eta).isCloseTo(tie, within(1e-9)));
            assertThat(crossovers.between(tie * 1.1, tie * 50, d)).isEmpty();
        }
    }

    @Test
    void oneRegimeHasNone() {
        Problems he1 = Problems.of("alternating", "he1", "he1");
        assertThat(new RateCrossovers(he1.model(), he1.mode()).between(1e-4, 0.9, 100))
                .isEmpty();
    }
}

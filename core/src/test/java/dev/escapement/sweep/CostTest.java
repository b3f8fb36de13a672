package dev.escapement.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import dev.escapement.simulation.ReducedEngine;
import org.junit.jupiter.api.Test;

class CostTest {
    /** Sweeps do not know the engines, so the number of lanes stands in both. */
    @Test
    void aLoopHasAsManyLanesAsTheEngine() {
        assertThat(Cost.LANES).isEqualTo(new ReducedEngine().lanes());
    }
}

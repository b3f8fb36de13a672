package dev.escapement.simulation.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class WarmUpTest {
    private static final int CALLS = 1000;

    static Iterable<Kernel> kernels() {
        return Kernels.all();
    }

    @Test
    void theColdKernelComputesUntilTheWarmUpEnds() {
        WarmUp warmUp = new WarmUp(List::of);
        Warmth warmth = new Warmth(warmUp);
        warmUp.begin();
        assertThat(vectorCalls(warmth)).isZero();
        warmUp.end(true);
        assertThat(vectorCalls(warmth)).isEqualTo(CALLS);
    }

    /** Nobody calls the loops ahead, or they stay slow: some calls go to them, so that they are compiled at last. */
    @Test
    void withoutAWarmUpSomeCallsAreTheLoops() {
        WarmUp warmUp = new WarmUp(List::of);
        assertThat(vectorCalls(new Warmth(warmUp))).isBetween(1, CALLS / 100);
        warmUp.begin();
        warmUp.end(false);
        assertThat(vectorCalls(new Warmth(warmUp))).isBetween(1, CALLS / 100);
    }

    /** Arrays are long enough for every loop, at any width. */
    @ParameterizedTest
    @MethodSource("kernels")
    void callsEveryLoop(Kernel kernel) {
        List<Runnable> calls = new ArrayList<>(ShortCalls.lanes(kernel));
        calls.addAll(ShortCalls.dense(kernel.mixed()));
        calls.addAll(ShortCalls.dense(kernel.doublePrecision()));
        calls.addAll(ShortCalls.products(kernel.products()));
        for (int k = 0; k < 3; k++) {
            calls.forEach(Runnable::run);
        }
        assertThat(calls).hasSize(7 + 2 + 2 + 2);
    }

    private static int vectorCalls(Warmth warmth) {
        int count = 0;
        for (int call = 0; call < CALLS; call++) {
            count += warmth.vector() ? 1 : 0;
        }
        return count;
    }
}

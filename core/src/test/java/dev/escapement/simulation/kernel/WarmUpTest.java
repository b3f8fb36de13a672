package dev.escapement.simulation.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class WarmUpTest {
    static Iterable<Kernel> kernels() {
        return Kernels.all();
    }

    @Test
    void isDoneWhenEveryLoopIsFast() {
        AtomicInteger calls = new AtomicInteger();
        Runnable slowAtFirst = () -> {
            if (calls.incrementAndGet() <= 3) {
                spin();
            }
        };
        WarmUp warmUp = new WarmUp(() -> List.of(() -> {}, slowAtFirst));
        assertThat(warmUp.done()).isFalse();
        warmUp.run();
        assertThat(warmUp.done()).isTrue();
        assertThat(calls.get()).isGreaterThan(200);
    }

    @Test
    void beginsOnce() throws InterruptedException {
        AtomicInteger began = new AtomicInteger();
        CountDownLatch called = new CountDownLatch(1);
        WarmUp warmUp = new WarmUp(() -> {
            began.incrementAndGet();
            return List.of(called::countDown);
        });
        warmUp.begin();
        assertThat(called.await(60, TimeUnit.SECONDS)).isTrue();
        warmUp.begin();
        assertThat(began).hasValue(1);
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

    /** Longer than all calls of a round may take together. */
    private static void spin() {
        long began = System.nanoTime();
        while (System.nanoTime() - began < TimeUnit.MILLISECONDS.toNanos(2)) {
            Thread.onSpinWait();
        }
    }
}

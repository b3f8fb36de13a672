package dev.escapement.theory.expansion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class RecentTest {
    private final Recent<String, Integer> recent = new Recent<>(2);
    private final AtomicInteger computed = new AtomicInteger();

    /** The second thread asks while the first computes, which waits for that; it would compute, too, if it did not wait. */
    @Test
    void threadsThatAskAtOnceComputeOnce() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch asked = new CountDownLatch(1);
        CompletableFuture<Integer> first = CompletableFuture.supplyAsync(() -> recent.get("a", key -> {
            begun.countDown();
            await(asked);
            return computed.incrementAndGet();
        }));
        begun.await();
        CompletableFuture<Integer> second = CompletableFuture.supplyAsync(() -> {
            asked.countDown();
            return recent.get("a", key -> computed.incrementAndGet());
        });
        assertThat(first.get()).isEqualTo(1);
        assertThat(second.get()).isEqualTo(1);
        assertThat(computed).hasValue(1);
    }

    @Test
    void whatFailsIsComputedAgain() {
        assertThatThrownBy(() -> recent.get("a", key -> {
                    throw new IllegalStateException("no number");
                }))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("no number");
        assertThat(recent.get("a", key -> 7)).isEqualTo(7);
    }

    @Test
    void theOldestIsForgotten() {
        for (String key : new String[] {"a", "b", "c", "a"}) {
            recent.get(key, k -> computed.incrementAndGet());
        }
        assertThat(computed).hasValue(4);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }
}

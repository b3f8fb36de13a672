package dev.escapement.spark.cli.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.escapement.spark.Parallel;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ForkJoinTask;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class CoresTest {
    private static final List<Integer> PIECES = IntStream.range(0, 100).boxed().toList();

    /** As many pieces wait for each other as there are cores, so fewer threads would never end. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5})
    void asManyPiecesAtATimeAsCores(int cores) throws Exception {
        CountDownLatch begun = new CountDownLatch(cores);
        List<Boolean> met = Cores.use(
                cores,
                () -> Parallel.map(Collections.nCopies(cores, begun), latch -> {
                    latch.countDown();
                    try {
                        return latch.await(1, TimeUnit.MINUTES);
                    } catch (InterruptedException e) {
                        throw new IllegalStateException(e);
                    }
                }));
        assertThat(met).hasSize(cores).containsOnly(true);
        List<Integer> pools = Cores.use(
                cores, () -> Parallel.map(PIECES, i -> ForkJoinTask.getPool().getParallelism()));
        assertThat(pools).hasSize(100).containsOnly(cores);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(ints = {1, 3})
    void resultsStandInTheOrderOfThePieces(Integer cores) throws Exception {
        List<List<Integer>> nested =
                Cores.use(cores, () -> Parallel.map(PIECES, i -> Parallel.map(List.of(1, 2, 3), j -> i * j)));
        assertThat(nested)
                .isEqualTo(PIECES.stream().map(i -> List.of(i, 2 * i, 3 * i)).toList());
    }

    @Test
    void aPiecesFailureComesOut() {
        assertThatThrownBy(() -> Cores.use(2, () -> Parallel.map(PIECES, i -> 1 / (i - 50))))
                .isInstanceOf(ArithmeticException.class);
    }
}

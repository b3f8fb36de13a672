package dev.escapement.spark.cluster;

import dev.escapement.spark.Parallel;
import java.io.Serializable;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;

/** How pieces of work that need nothing of each other are spread over cores. What comes out depends on the pieces alone. */
public interface Spread {
    /** Over the cores of this JVM. */
    Spread HERE = new Spread() {
        @Override
        public <T extends Serializable, R extends Serializable> List<R> map(
                List<T> pieces, Work<T, R> work, IntConsumer ended) {
            AtomicInteger count = new AtomicInteger();
            return Parallel.map(pieces, piece -> {
                R result = work.of(piece);
                ended.accept(count.incrementAndGet());
                return result;
            });
        }
    };

    /** What is done with a piece, here or on another machine. */
    @FunctionalInterface
    interface Work<T, R> extends Serializable {
        R of(T piece);
    }

    /**
     * What comes of each piece, in the order of the pieces.
     *
     * @param ended told now and then, on any thread, how many pieces have ended
     */
    <T extends Serializable, R extends Serializable> List<R> map(List<T> pieces, Work<T, R> work, IntConsumer ended);
}

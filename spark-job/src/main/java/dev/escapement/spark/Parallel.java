package dev.escapement.spark;

import java.util.Collection;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ForkJoinTask;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Work on pieces that do not depend on each other, spread over the threads of a {@link java.util.concurrent.ForkJoinPool}: of
 * the pool whose task asks for it, else of the JVM's common pool. That a task forks into its own pool is documented; that a
 * parallel stream does is not.
 */
public final class Parallel {
    private Parallel() {}

    /**
     * The result of each piece, in the order of the pieces. If one throws, this throws the same, or a new exception
     * of the same class that has it as its cause. Pieces not yet begun may then be left out; pieces already begun may still run
     * after this has thrown.
     */
    public static <T, R> List<R> map(Collection<T> pieces, Function<? super T, ? extends R> work) {
        List<ForkJoinTask<R>> tasks = pieces.stream()
                .map(piece -> ForkJoinTask.adapt((Callable<R>) () -> work.apply(piece)))
                .collect(Collectors.toList());
        return ForkJoinTask.invokeAll(tasks).stream().map(ForkJoinTask::join).toList();
    }

    /** Does each piece; throws as {@link #map} does. */
    public static void run(List<Runnable> pieces) {
        map(pieces, piece -> {
            piece.run();
            return true;
        });
    }
}

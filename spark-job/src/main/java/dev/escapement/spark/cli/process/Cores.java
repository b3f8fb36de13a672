package dev.escapement.spark.cli.process;

import dev.escapement.spark.UserException;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.FutureTask;

/** {@code --cores} where no Spark has to be started. */
public final class Cores {
    private Cores() {}

    /**
     * Holds a number of cores against what it may be.
     *
     * @param cores null where none is given
     * @throws UserException if it is below 1
     */
    public static void check(Integer cores) {
        if (cores != null && cores < 1) {
            throw new UserException("--cores " + cores + ": must be at least 1");
        }
    }

    /** Does work whose {@link dev.escapement.spark.Parallel} pieces take so many cores of this JVM; null for all of them. */
    public static <T> T use(Integer cores, Callable<T> work) throws Exception {
        check(cores);
        if (cores == null) {
            return work.call();
        }
        FutureTask<T> task = new FutureTask<>(work);
        ForkJoinPool pool = new ForkJoinPool(cores);
        pool.execute(task);
        pool.shutdown();
        try {
            return task.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw (Exception) e.getCause();
        }
    }
}

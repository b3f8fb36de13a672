package dev.escapement.spark.job.backlog;

import dev.escapement.sweep.Plan;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;

/**
 * A plan whose learning rates, and in a small sweep whose expected steps too, are computed on other threads while its maker does
 * something else, such as starting Spark. Closing it leaves what is not begun to whoever asks.
 */
public final class PreparedPlan implements AutoCloseable {
    private final Plan plan;
    private final ForkJoinPool threads;
    private final ForkJoinTask<PlanCells> cells;
    private final ForkJoinTask<?> expectations;

    /** Begins to prepare a plan. */
    public PreparedPlan(Plan plan) {
        this.plan = plan;
        // The maker's thread needs a core, too.
        threads = new ForkJoinPool(Math.max(1, Runtime.getRuntime().availableProcessors() - 1));
        cells = threads.submit(() -> new PlanCells(plan));
        expectations = threads.submit(() -> cells.join().expectSteps());
    }

    Plan plan() {
        return plan;
    }

    /**
     * The cells, of which nothing is done; waits for their learning rates.
     *
     * @throws dev.escapement.theory.NoFiniteEscapeException if a step-size policy has no answer
     */
    PlanCells cells() {
        return cells.join();
    }

    /** Waits until all that is computed ahead is known. */
    void await() {
        expectations.join();
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}

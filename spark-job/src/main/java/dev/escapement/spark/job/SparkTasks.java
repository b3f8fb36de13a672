package dev.escapement.spark.job;

import dev.escapement.spark.job.checkpoint.Checkpoints;
import dev.escapement.spark.job.task.SweepTask;
import dev.escapement.spark.job.task.TaskResult;
import dev.escapement.spark.job.task.TaskRunner;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.apache.spark.SimpleFutureAction;
import org.apache.spark.SparkException;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.rdd.RDD;
import scala.Function0;
import scala.Function1;
import scala.Function2;
import scala.collection.Iterator;
import scala.collection.immutable.Range;
import scala.runtime.BoxedUnit;

/** Tasks under way on Spark. Results are handed over on the caller's thread, in the order in which tasks end. */
final class SparkTasks {
    private final SimpleFutureAction<BoxedUnit> job;
    private final BlockingQueue<Ended> ended;
    private int outstanding;

    /** A task that has ended: its position among those submitted, and its result. */
    record Ended(int task, TaskResult result) {}

    private SparkTasks(SimpleFutureAction<BoxedUnit> job, BlockingQueue<Ended> ended, int outstanding) {
        this.job = job;
        this.ended = ended;
        this.outstanding = outstanding;
    }

    /**
     * Submits one Spark task per entry; Spark starts them in this order.
     *
     * @param checkpointing is called by each task on its executor
     */
    static SparkTasks submit(JavaSparkContext spark, List<SweepTask> tasks, Checkpoints.Access checkpointing) {
        BlockingQueue<Ended> ended = new LinkedBlockingQueue<>();
        RDD<SweepTask> rdd = spark.parallelize(tasks, tasks.size()).rdd();
        Function1<Iterator<SweepTask>, TaskResult> run = (Function1<Iterator<SweepTask>, TaskResult> & Serializable)
                one -> TaskRunner.run(one.next(), checkpointing.open());
        Function2<Object, TaskResult, BoxedUnit> handOver = (task, result) -> {
            ended.add(new Ended((Integer) task, result));
            return BoxedUnit.UNIT;
        };
        Function0<BoxedUnit> unit = () -> BoxedUnit.UNIT;
        Range partitions = new Range.Exclusive(0, tasks.size(), 1);
        return new SparkTasks(spark.sc().submitJob(rdd, run, partitions, handOver, unit), ended, tasks.size());
    }

    boolean done() {
        return outstanding == 0;
    }

    /**
     * The next task that ends, or null if none does within the given time.
     *
     * @throws TaskExhaustedException if Spark has given the job up for one of its tasks
     * @throws SparkException if it has for another reason
     */
    Ended next(long timeout, TimeUnit unit) throws InterruptedException, SparkException, TaskExhaustedException {
        Ended next = ended.poll(timeout, unit);
        if (next != null) {
            outstanding--;
        } else if (job.isCompleted() && ended.isEmpty()) {
            rethrow();
        }
        return next;
    }

    private void rethrow() throws InterruptedException, SparkException, TaskExhaustedException {
        try {
            job.get();
        } catch (SparkException e) {
            Optional<TaskExhaustedException> exhausted = TaskExhaustedException.in(e);
            if (exhausted.isPresent()) {
                throw exhausted.get();
            }
            throw e;
        }
    }

    /** What has ended and has not been handed over. */
    List<Ended> ended() {
        List<Ended> left = new ArrayList<>();
        outstanding -= ended.drainTo(left);
        return left;
    }

    /** Tells Spark to kill what has not ended. */
    void cancel() {
        if (!done()) {
            job.cancel();
        }
    }
}

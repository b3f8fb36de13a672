package dev.escapement.spark.job;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.spark.SparkException;

/** A task has used up its attempts, mostly because its executor died each time, and Spark has given up the whole job. */
final class TaskExhaustedException extends Exception {
    private static final long serialVersionUID = 1;
    private static final Pattern ABORTED =
            Pattern.compile("Task (\\d+) in stage \\S+ failed \\d+ times?, most recent failure: ([^\n]*)");

    private final int task;

    private TaskExhaustedException(int task, String reason, SparkException cause) {
        super(reason, cause);
        this.task = task;
    }

    /** Reads Spark's message, which is the only place where it names the task; empty if the job ended otherwise. */
    static Optional<TaskExhaustedException> in(SparkException abort) {
        for (Throwable cause = abort; cause != null; cause = cause.getCause()) {
            Matcher found = ABORTED.matcher(String.valueOf(cause.getMessage()));
            if (found.find()) {
                return Optional.of(new TaskExhaustedException(Integer.parseInt(found.group(1)), found.group(2), abort));
            }
        }
        return Optional.empty();
    }

    /** Its position among those submitted. */
    int task() {
        return task;
    }
}

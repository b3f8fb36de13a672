package dev.escapement.spark.cluster;

import dev.escapement.spark.UserException;
import org.apache.spark.SparkConf;

/** Keys of Spark's configuration that tune a sweep without a change to its results. */
public final class TuningKey {
    private TuningKey() {}

    /**
     * The value of a key, or what it is otherwise.
     *
     * @throws UserException if it is no positive number
     */
    public static int atLeastOne(SparkConf conf, String key, int otherwise) {
        String text = conf.get(key, Integer.toString(otherwise));
        if (!text.matches("[1-9][0-9]{0,8}")) {
            throw new UserException(key + " = " + text + ": must be a whole number, at least 1");
        }
        return Integer.parseInt(text);
    }
}

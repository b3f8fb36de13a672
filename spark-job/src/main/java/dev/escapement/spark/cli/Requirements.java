package dev.escapement.spark.cli;

import dev.escapement.spark.UserException;

/** Whether the class path has what a command needs. */
final class Requirements {
    private Requirements() {}

    static void spark() {
        present("org.apache.spark.SparkContext", "Spark");
        present("org.apache.parquet.hadoop.ParquetWriter", "Parquet");
        hadoop();
    }

    static void hadoop() {
        present("org.apache.hadoop.fs.FileSystem", "Hadoop's client");
    }

    private static void present(String type, String what) {
        try {
            Class.forName(type, false, Requirements.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new UserException(
                    what + " is not on the class path: start through ./submit.sh, or hand the jar to spark-submit");
        }
    }
}

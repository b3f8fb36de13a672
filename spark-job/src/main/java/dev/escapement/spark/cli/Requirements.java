package dev.escapement.spark.cli;

import dev.escapement.spark.UserException;

/** Whether the class path has what a command needs. */
final class Requirements {
    private static final String SCALA = "2.13";

    private Requirements() {}

    /** Spark, of the right Scala, and what comes with it. */
    static void spark() {
        present("org.apache.spark.SparkContext", "Spark");
        scala(scalaVersion());
        present("org.apache.parquet.hadoop.ParquetWriter", "Parquet");
        present("org.apache.hadoop.fs.FileSystem", "Hadoop's client");
    }

    /**
     * Holds a version of Scala against the one that Escapement is built for: a class of another binary version lacks methods
     * that are called here.
     *
     * @param version such as {@code 2.13.18}
     * @throws UserException if it is another
     */
    static void scala(String version) {
        if (!version.startsWith(SCALA + ".")) {
            throw new UserException("this Spark is built for Scala " + version + ", Escapement for Scala " + SCALA
                    + ": use Spark 4, or the download of Spark 3.5 whose name ends in scala" + SCALA);
        }
    }

    /** Of the library on the class path, asked by name: this class has to load without it. */
    private static String scalaVersion() {
        try {
            return (String) Class.forName("scala.util.Properties", true, Requirements.class.getClassLoader())
                    .getMethod("versionNumberString")
                    .invoke(null);
        } catch (ReflectiveOperationException e) {
            return "unknown (" + e + ")";
        }
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

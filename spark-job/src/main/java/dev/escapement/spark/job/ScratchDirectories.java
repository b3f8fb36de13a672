package dev.escapement.spark.job;

import dev.escapement.spark.UserException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.spark.SparkConf;

/** The directories on the driver's disk where Spark keeps blocks. Where none can be made, Spark ends the process. */
final class ScratchDirectories {
    private static final String KEY = "spark.local.dir";

    private ScratchDirectories() {}

    /**
     * Makes them if they are missing, as Spark would.
     *
     * @throws UserException if none of them can be written
     */
    static void check(SparkConf conf) {
        if (System.getenv("CONTAINER_ID") != null) {
            // YARN's own, made by its node manager.
            return;
        }
        Optional<String> environment = Optional.ofNullable(System.getenv("SPARK_LOCAL_DIRS"));
        String all = environment.orElse(conf.get(KEY, System.getProperty("java.io.tmpdir")));
        List<Optional<String>> complaints =
                Arrays.stream(all.split(",")).map(ScratchDirectories::complaint).toList();
        if (complaints.stream().allMatch(Optional::isPresent)) {
            throw new UserException(environment.map(any -> "SPARK_LOCAL_DIRS").orElse(KEY) + " = " + all
                    + ": Spark cannot keep its scratch files there ("
                    + complaints.get(0).orElseThrow()
                    + "); name a directory that can be written");
        }
    }

    private static Optional<String> complaint(String directory) {
        try {
            Path made = Files.createDirectories(Path.of(directory));
            Files.delete(Files.createTempFile(made, "escapement-", ""));
            return Optional.empty();
        } catch (IOException | InvalidPathException e) {
            return Optional.of(e.toString());
        }
    }
}

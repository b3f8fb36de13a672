package dev.escapement.spark.cluster;

import dev.escapement.spark.UserException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.spark.SparkConf;

/** The directories on the driver's disk where Spark keeps blocks. Where none can be made, Spark ends the process. */
final class ScratchDirectories {
    private static final String KEY = "spark.local.dir";
    private static final Pattern URI_SCHEME = Pattern.compile("^[A-Za-z][A-Za-z0-9+.-]*:");

    private ScratchDirectories() {}

    /**
     * Makes them if they are missing, as Spark would.
     *
     * @throws UserException if none of them can be written, or one is a URI: Spark resolves none, and would make a directory
     *     called {@code file:} where the driver was started
     */
    static void check(SparkConf conf) {
        if (System.getenv("CONTAINER_ID") != null) {
            // YARN's own, made by its node manager.
            return;
        }
        Optional<String> environment = Optional.ofNullable(System.getenv("SPARK_LOCAL_DIRS"));
        String all = environment.orElse(conf.get(KEY, System.getProperty("java.io.tmpdir")));
        String setting = environment.map(any -> "SPARK_LOCAL_DIRS").orElse(KEY) + " = " + all;
        List<String> directories = List.of(all.split(","));
        directories.stream().filter(URI_SCHEME.asPredicate()).findFirst().ifPresent(uri -> {
            throw new UserException(
                    setting + ": Spark takes " + uri + " for the name of a directory, not for a URI; write"
                            + " the path alone, such as " + uri.replaceFirst("^[^:]+:/*", "/"));
        });
        List<Optional<String>> complaints =
                directories.stream().map(ScratchDirectories::complaint).toList();
        if (complaints.stream().allMatch(Optional::isPresent)) {
            throw new UserException(setting
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

package dev.escapement.spark.cli.process;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/**
 * What this jar was built from.
 *
 * @param version Escapement's
 * @param commit of its repository; {@code unknown} where it was built outside one
 * @param dirty whether files differed from the commit
 */
public record Build(String version, String commit, boolean dirty) {
    private static final String RESOURCE = "/dev/escapement/build.properties";

    /** Reads what the build wrote into the jar. */
    public static Build read() {
        Properties properties = new Properties();
        try (InputStream in = Build.class.getResourceAsStream(RESOURCE)) {
            if (in != null) {
                properties.load(in);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Build(
                properties.getProperty("git.build.version", "unknown"),
                properties.getProperty("git.commit.id", "unknown"),
                Boolean.parseBoolean(properties.getProperty("git.dirty")));
    }

    /** The commit, and whether it is the whole truth. */
    public String commitText() {
        return commit + (dirty ? ", with uncommitted changes" : "");
    }
}

package dev.escapement.spark.cli.process;

import dev.escapement.spark.MachineFaultException;
import dev.escapement.spark.config.key.UserPath;
import dev.escapement.spark.store.parquet.TableCodec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.apache.hadoop.security.UserGroupInformation;

/** What a command that reads or writes an output needs of the machine. */
public final class Machine {
    /** The system property with the directory for temporary files. */
    static final String SCRATCH = "java.io.tmpdir";

    private Machine() {}

    /**
     * Tries all of it, so that what is missing shows before anything is simulated.
     *
     * @throws MachineFaultException if something is missing
     */
    public static void check() {
        // Before what logs: the log lies in the same directory.
        scratch();
        user();
        codec();
    }

    /** Containers may be started with a number that no line of their {@code /etc/passwd} has. */
    private static void user() {
        try {
            UserGroupInformation.getCurrentUser();
        } catch (IOException e) {
            throw new MachineFaultException(
                    nameless()
                            ? "the user of this process" + uid()
                                    + " has no name, which Hadoop needs: add a line with this uid "
                                    + "to /etc/passwd, or start as another user"
                            : "Hadoop cannot log this user in: " + e.getMessage(),
                    e);
        }
    }

    /** So Java tells. */
    private static boolean nameless() {
        return System.getProperty("user.name", "?").equals("?");
    }

    private static String uid() {
        try {
            return ", uid " + Files.getAttribute(Path.of("/proc/self"), "unix:uid") + ",";
        } catch (IOException | RuntimeException e) {
            return "";
        }
    }

    private static void scratch() {
        try {
            Files.delete(Files.createTempFile(path(SCRATCH), "escapement-", ""));
        } catch (IOException e) {
            throw new MachineFaultException(
                    scratch("no scratch file can be written there (" + e + ")", "can be written"), e);
        }
    }

    /**
     * The path that a system property holds.
     *
     * @throws MachineFaultException if this JVM cannot make a path of it
     */
    static Path path(String property) {
        String value = System.getProperty(property);
        try {
            return Path.of(value);
        } catch (InvalidPathException e) {
            throw new MachineFaultException(
                    property + " = " + value + ": "
                            + UserPath.unwritable(value)
                                    .orElse(e.getReason() + "; name another path with the Java option -D" + property
                                            + "=PATH"),
                    e);
        }
    }

    private static void codec() {
        try {
            TableCodec.load();
        } catch (IOException | LinkageError e) {
            throw new MachineFaultException(
                    scratch(
                            "the library that compresses tables cannot be loaded from there (" + firstLine(e) + ")",
                            "can be written and is not mounted noexec"),
                    e);
        }
    }

    private static String firstLine(Throwable e) {
        return e.toString().lines().findFirst().orElseThrow();
    }

    private static String scratch(String complaint, String wanted) {
        return SCRATCH + " = " + System.getProperty(SCRATCH) + ": " + complaint + "; name a directory that " + wanted
                + " with the Java option -D" + SCRATCH + "=DIRECTORY";
    }
}

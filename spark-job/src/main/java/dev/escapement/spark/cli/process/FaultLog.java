package dev.escapement.spark.cli.process;

import dev.escapement.spark.MachineFaultException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** The file that holds the stack traces of this process's faults, so that the terminal shows one line. It exists if there are any. */
public final class FaultLog {
    /** The system property with the file's path; log4j2.properties sends Spark's errors there too. */
    public static final String PROPERTY = "escapement.log";

    private FaultLog() {}

    /**
     * The file's path: what the property says, otherwise a file of this process's among the temporary ones.
     *
     * @throws MachineFaultException if this JVM cannot make a path of it
     */
    public static Path path() {
        return System.getProperty(PROPERTY) == null
                ? Machine.path(Machine.SCRATCH)
                        .resolve("escapement-" + ProcessHandle.current().pid() + ".log")
                : Machine.path(PROPERTY);
    }

    /**
     * Appends a stack trace; what a message says of where it is. A driver inside a cluster prints it to its standard error,
     * which the cluster keeps; so does one that cannot write the file.
     */
    public static String keep(Throwable fault) {
        StringWriter trace = new StringWriter();
        fault.printStackTrace(new PrintWriter(trace, true));
        if (!"cluster".equals(System.getProperty("spark.submit.deployMode"))) {
            try {
                Files.writeString(
                        path(),
                        trace.toString(),
                        StandardOpenOption.CREATE,
                        StandardOpenOption.APPEND,
                        LinkOption.NOFOLLOW_LINKS);
                return "the stack trace is in " + path();
            } catch (IOException e) {
                System.err.println("escapement: " + path() + " cannot be written: " + e.getMessage());
            }
        }
        System.err.print(trace);
        return "the stack trace is above";
    }
}

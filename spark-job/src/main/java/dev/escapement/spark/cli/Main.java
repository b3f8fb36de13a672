package dev.escapement.spark.cli;

import dev.escapement.spark.MachineFaultException;
import dev.escapement.spark.UserException;
import dev.escapement.spark.store.LeaseLostException;
import dev.escapement.spark.store.UnusableFileException;
import dev.escapement.spark.store.WriteFailedException;
import dev.escapement.theory.NoFiniteEscapeException;
import dev.escapement.theory.UnlearnableException;
import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParameterException;

/** The entry class. It touches no Spark type, so that a missing Spark is one clear line. */
@Command(
        name = "escapement",
        description = "How long SGD needs to find the hidden direction of a Gaussian single-index model.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        subcommands = {RunCommand.class, PlanCommand.class, FitCommand.class, ReportCommand.class, TheoryCommand.class},
        footerHeading = "%nExamples:%n",
        footer = {
            "  ./submit.sh run conf/quick.conf",
            "  ./submit.sh plan conf/quick.conf seeds=256 --json",
            "  ./submit.sh theory conf/quick.conf dimensions=[1e3,1e6,1e12]",
            "  ./submit.sh fit out/quick",
            "  ./submit.sh report out/quick"
        })
public final class Main {
    private Main() {}

    /** Runs a command and exits with its code. */
    public static void main(String[] arguments) {
        // Figures are drawn into files: no window, nor a dock's icon.
        System.setProperty("java.awt.headless", "true");
        System.exit(execute(arguments));
    }

    /** Runs a command; its exit code. */
    public static int execute(String... arguments) {
        return new CommandLine(new Main())
                .setExecutionExceptionHandler((e, command, parsed) -> failed(e, command.getErr()))
                .setParameterExceptionHandler((e, rest) -> misused(e))
                .execute(arguments);
    }

    /** A user's mistake is one line; anything else is told whole. */
    private static int failed(Exception e, PrintWriter err) {
        if (e instanceof UserException || e instanceof NoFiniteEscapeException || e instanceof UnlearnableException) {
            err.println("escapement: " + e.getMessage());
            return ExitCode.USER_MISTAKE;
        }
        if (e instanceof LeaseLostException || e instanceof MachineFaultException) {
            err.println("escapement: " + e.getMessage());
            return ExitCode.FAULT;
        }
        if (e instanceof UnusableFileException) {
            err.println("escapement: " + e.getMessage()
                    + ", although it was a moment ago; the same command passes it over or sets it aside");
            return ExitCode.FAULT;
        }
        if (e instanceof WriteFailedException) {
            err.println("escapement: " + e.getMessage()
                    + "; the rows written so far are safe, and when there is room the same command goes on");
            return ExitCode.FAULT;
        }
        err.println("escapement: this should not have happened; the rows written so far are safe:");
        e.printStackTrace(err);
        return ExitCode.FAULT;
    }

    private static int misused(ParameterException e) {
        String line = e.getMessage().lines().findFirst().orElse("");
        CommandLine command = e.getCommandLine();
        command.getErr()
                .println("escapement: " + line + " (try "
                        + command.getCommandSpec().qualifiedName() + " --help)");
        return ExitCode.USER_MISTAKE;
    }
}

package dev.escapement.spark.cli;

import dev.escapement.spark.MachineFaultException;
import dev.escapement.spark.UserException;
import dev.escapement.spark.cli.process.ExitCode;
import dev.escapement.spark.cli.process.FaultLog;
import dev.escapement.spark.cli.process.ProcessExit;
import dev.escapement.spark.cli.process.Quiet;
import dev.escapement.spark.cli.process.StandardError;
import dev.escapement.spark.cli.sweep.UnfinishedRunException;
import dev.escapement.spark.store.file.FencedException;
import dev.escapement.spark.store.file.UnusableFileException;
import dev.escapement.spark.store.file.WriteFailedException;
import dev.escapement.theory.NoFiniteEscapeException;
import dev.escapement.theory.UnlearnableException;
import java.io.PrintWriter;
import java.util.Arrays;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/**
 * The entry class. It touches no Spark type, so that a missing Spark is one clear line.
 *
 * <p>To add a command: a class {@code XCommand} beside this, listed here; its work stands in {@code cli.sweep.SparkCommands}.
 */
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
@SuppressWarnings("DefaultCharset") // The terminal's.
public final class Main {
    static final String END_OF_ARGUMENTS = "--";

    private final List<String> typed;

    private Main(List<String> typed) {
        this.typed = typed;
    }

    /** Runs a command and exits with its code. */
    public static void main(String[] arguments) {
        ProcessExit.ours();
        StandardError.open();
        Thread.setDefaultUncaughtExceptionHandler(Main::endedBy);
        ProcessExit.exit(started(arguments));
    }

    /** Sets what the process has once, and runs the command; its exit code. */
    private static int started(String... arguments) {
        // Figures are drawn into files: no window, nor a dock's icon.
        System.setProperty("java.awt.headless", "true");
        try {
            System.setProperty(FaultLog.PROPERTY, FaultLog.path().toString());
        } catch (MachineFaultException e) {
            return failed(e, "", new PrintWriter(System.err, true));
        }
        if (Quiet.asked(arguments)) {
            Quiet.begin();
        }
        return execute(arguments);
    }

    /** A thread of Spark's has ended. Spark survives an exception in one of its threads; an Error ends the process. */
    private static void endedBy(Thread thread, Throwable fault) {
        if (fault instanceof Error) {
            ProcessExit.exit(failed(fault, "", new PrintWriter(System.err, true)));
        }
        FaultLog.keep(fault);
    }

    /**
     * Runs a command; its exit code.
     *
     * @param arguments those of the command; those after {@code --} are what {@code spark-submit} was given, for the record
     */
    public static int execute(String... arguments) {
        List<String> typed = List.of(arguments);
        int end = typed.indexOf(END_OF_ARGUMENTS);
        String[] ours = end < 0 ? arguments : Arrays.copyOf(arguments, end);
        try {
            if (end >= 0 && System.getProperty("spark.master") == null) {
                throw new UserException(
                        "options after -- are for spark-submit, which is not used here; leave them out");
            }
            return new CommandLine(new Main(typed))
                    .setExecutionExceptionHandler((e, command, parsed) -> failed(e, "", command.getErr()))
                    .setParameterExceptionHandler((e, rest) -> misused(e))
                    .setExitCodeExceptionMapper(e -> ExitCode.FAULT)
                    .execute(ours);
        } catch (Throwable fault) {
            return failed(fault, "", new PrintWriter(System.err, true));
        }
    }

    /** A command as its user could type it again. */
    static String typed(CommandSpec command) {
        return TypedCommand.of(((Main) command.root().userObject()).typed);
    }

    /**
     * One line, whatever has happened: for a mistake of the user's, and for what this program foresees, it says all; the
     * stack trace of anything else goes to the log.
     *
     * @param kept what is kept of the work; empty if nothing is
     */
    private static int failed(Throwable e, String kept, PrintWriter err) {
        if (ProcessExit.ending()) {
            return ExitCode.FAULT;
        }
        if (e instanceof UnfinishedRunException unfinished) {
            return failed(unfinished.getCause(), "; the rows written so far are safe", err);
        }
        if (e instanceof UserException || e instanceof NoFiniteEscapeException || e instanceof UnlearnableException) {
            err.println("escapement: " + e.getMessage());
            return ExitCode.USER_MISTAKE;
        }
        if (e instanceof FencedException || e instanceof MachineFaultException) {
            err.println("escapement: " + e.getMessage());
        } else if (e instanceof UnusableFileException) {
            err.println("escapement: " + e.getMessage()
                    + "; it could be read a moment ago; the same command moves it aside or leaves it out");
        } else if (e instanceof WriteFailedException) {
            err.println("escapement: " + e.getMessage() + kept + "; when there is room the same command goes on");
        } else {
            String what = e.toString().replaceAll("\\p{Cntrl}+", " ");
            err.println("escapement: this should not have happened: " + what + "; " + FaultLog.keep(e) + kept);
        }
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

package dev.escapement.spark.cli;

import dev.escapement.spark.config.SizeLimit;
import java.util.List;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** A sweep on the command line. */
final class SweepArguments {
    @Parameters(index = "0", paramLabel = "CONFIG", description = "The configuration file of a sweep, in HOCON.")
    private String file;

    @Parameters(index = "1..*", paramLabel = "key=value", description = "Replaces the value of a key in the file.")
    private List<String> changes = List.of();

    @Option(names = "--yes", description = "Allows more than 100,000 settings or 100,000,000 cells.")
    private boolean yes;

    /**
     * The configuration's file.
     *
     * @throws dev.escapement.spark.UserException if it is something else
     */
    String file() {
        CommandPaths.configuration(file, changes);
        return file;
    }

    List<String> changes() {
        return changes;
    }

    /** How large the sweep may be. */
    SizeLimit limit() {
        return yes ? SizeLimit.NONE : SizeLimit.USUAL;
    }
}

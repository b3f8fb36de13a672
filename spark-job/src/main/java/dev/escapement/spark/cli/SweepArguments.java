package dev.escapement.spark.cli;

import java.util.List;
import picocli.CommandLine.Parameters;

/** A sweep on the command line. */
final class SweepArguments {
    @Parameters(index = "0", paramLabel = "CONFIG", description = "The sweep, in HOCON.")
    private String file;

    @Parameters(index = "1..*", paramLabel = "key=value", description = "Replaces a key of the file.")
    private List<String> changes = List.of();

    String file() {
        return file;
    }

    List<String> changes() {
        return changes;
    }
}

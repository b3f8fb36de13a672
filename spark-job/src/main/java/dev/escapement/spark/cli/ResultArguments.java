package dev.escapement.spark.cli;

import dev.escapement.spark.cli.sweep.ResultOptions;
import picocli.CommandLine.Option;

/** What is printed of the results. */
final class ResultArguments {
    @Option(names = "--quiet", description = "Prints errors only.")
    private boolean quiet;

    @Option(names = "--explain", description = "Prints all that was found of each group below the table.")
    private boolean explain;

    @Option(
            names = "--json",
            description =
                    "Prints one JSON document to standard output at the end: the conclusions, the rows of the"
                            + " headline exponents and of the transitions, and the manifest. Everything else goes to standard error.")
    private boolean json;

    ResultOptions options() {
        return new ResultOptions(quiet, explain, json);
    }
}

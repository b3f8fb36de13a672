package dev.escapement.spark.cli;

import dev.escapement.spark.cli.process.Cores;
import dev.escapement.spark.cli.sweep.SparkCommands;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "fit",
        description = "Fits the exponents again, to all rows in an output's runs, and writes the tables.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        footerHeading = "%nExample:%n",
        footer = "  ./submit.sh fit out/quick")
final class FitCommand implements Callable<Integer> {
    @Parameters(
            index = "0",
            paramLabel = "OUTPUT",
            description = "The directory that a run has written, on any Hadoop file system.")
    private String output;

    @Option(names = "--cores", paramLabel = "N", description = "Cores to use; all of them by default.")
    private Integer cores;

    @Mixin
    private ResultArguments results;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        Requirements.spark();
        CommandPaths.output(output);
        return Cores.use(cores, () -> SparkCommands.fit(output, cores, results.options(), Main.typed(spec)));
    }
}

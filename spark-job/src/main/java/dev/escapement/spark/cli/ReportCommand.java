package dev.escapement.spark.cli;

import dev.escapement.spark.cli.process.Cores;
import dev.escapement.spark.cli.sweep.SparkCommands;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "report",
        description =
                "Rebuilds the tables, report.html and figures/ from all rows in an output's runs, whoever wrote them.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        footerHeading = "%nExample:%n",
        footer = "  ./submit.sh report out/quick")
final class ReportCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "OUTPUT", description = "The output of a run, on any Hadoop file system.")
    private String output;

    @Option(names = "--cores", paramLabel = "N", description = "Cores to use; all of them by default.")
    private Integer cores;

    @Option(names = "--quiet", description = "Prints nothing.")
    private boolean quiet;

    @Override
    public Integer call() throws Exception {
        Requirements.spark();
        CommandPaths.output(output);
        return Cores.use(cores, () -> SparkCommands.report(output, cores, quiet));
    }
}

package dev.escapement.spark.cli;

import dev.escapement.spark.cli.sweep.SparkCommands;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "run",
        description = "Simulates every cell that the output lacks, fits, and writes the report.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        footerHeading = "%nExample:%n",
        footer = "  ./submit.sh run conf/quick.conf seeds=128 output=out/more --cores 2")
final class RunCommand implements Callable<Integer> {
    @Mixin
    private SweepArguments sweep;

    @Option(names = "--cores", paramLabel = "N", description = "Cores of the embedded Spark; all of them by default.")
    private Integer cores;

    @Option(names = "--quiet", description = "Prints nothing but what goes wrong.")
    private boolean quiet;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        Requirements.spark();
        return SparkCommands.run(sweep.file(), sweep.changes(), cores, quiet, Main.typed(spec));
    }
}

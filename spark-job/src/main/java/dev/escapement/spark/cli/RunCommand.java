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
        description =
                "Simulates every cell that the output does not hold yet, fits the exponents, and writes the tables and the report.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        footerHeading = "%nExample:%n",
        footer = "  ./submit.sh run conf/quick.conf seeds=128 output=out/more --cores 2")
final class RunCommand implements Callable<Integer> {
    @Mixin
    private SweepArguments sweep;

    @Option(
            names = "--cores",
            paramLabel = "N",
            description = "Cores that Spark uses on this machine; all of them by default.")
    private Integer cores;

    @Mixin
    private ResultArguments results;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        Requirements.spark();
        return SparkCommands.run(
                sweep.file(), sweep.changes(), sweep.limit(), cores, results.options(), Main.typed(spec));
    }
}

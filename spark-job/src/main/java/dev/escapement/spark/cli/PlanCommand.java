package dev.escapement.spark.cli;

import dev.escapement.spark.cli.sweep.SparkCommands;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "plan",
        description =
                "Prints what a run would simulate, how long it would take, and how wide its intervals would be. Simulates nothing.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        footerHeading = "%nExample:%n",
        footer = "  ./submit.sh plan conf/quick.conf dimensions=[1024,4096]")
final class PlanCommand implements Callable<Integer> {
    @Mixin
    private SweepArguments sweep;

    @Option(
            names = "--cores",
            paramLabel = "N",
            description = "Cores for which the wall time is predicted; by default those of this machine.")
    private Integer cores;

    @Option(
            names = "--width",
            paramLabel = "W",
            defaultValue = "0.2",
            description =
                    "Width of the 95%% interval on alpha for which the necessary seeds are counted; ${DEFAULT-VALUE} by default.")
    private double width;

    @Option(names = "--json", description = "Prints one JSON document and nothing else.")
    private boolean json;

    @Override
    public Integer call() throws Exception {
        Requirements.spark();
        return SparkCommands.plan(sweep.file(), sweep.changes(), sweep.limit(), cores, width, json);
    }
}

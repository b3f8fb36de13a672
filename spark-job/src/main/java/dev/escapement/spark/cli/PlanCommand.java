package dev.escapement.spark.cli;

import dev.escapement.spark.cli.sweep.SparkCommands;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "plan",
        description = "Tells what a run would do and cost; simulates nothing.",
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
            description = "The wall time is for so many cores; those here by default.")
    private Integer cores;

    @Option(
            names = "--width",
            paramLabel = "W",
            defaultValue = "0.2",
            description = "Tells how many seeds make the 95%% intervals on alpha so wide; ${DEFAULT-VALUE} by default.")
    private double width;

    @Option(names = "--json", description = "Prints one JSON document and nothing else.")
    private boolean json;

    @Override
    public Integer call() throws Exception {
        Requirements.spark();
        return SparkCommands.plan(sweep.file(), sweep.changes(), cores, width, json);
    }
}

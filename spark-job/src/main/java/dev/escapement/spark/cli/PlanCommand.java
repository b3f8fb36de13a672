package dev.escapement.spark.cli;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "plan",
        description = "Tells what a run would do and cost; simulates nothing.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        footerHeading = "%nExample:%n",
        footer = "  ./submit.sh plan conf/quick.conf dimensions=[1024,4096]")
final class PlanCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "CONFIG", description = "The sweep, in HOCON.")
    private String config;

    @Parameters(index = "1..*", paramLabel = "key=value", description = "Replaces a key of the file.")
    private List<String> arguments = List.of();

    @Option(names = "--json", description = "Prints one JSON document and nothing else.")
    private boolean json;

    @Override
    public Integer call() throws Exception {
        Requirements.hadoop();
        return SweepCommand.plan(config, arguments, json);
    }
}

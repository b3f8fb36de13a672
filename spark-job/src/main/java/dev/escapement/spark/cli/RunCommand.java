package dev.escapement.spark.cli;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "run",
        description = "Simulates every cell that the output lacks, fits, and writes the report.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        footerHeading = "%nExample:%n",
        footer = "  ./submit.sh run conf/quick.conf seeds=128 output=out/more --cores 2")
final class RunCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "CONFIG", description = "The sweep, in HOCON.")
    private String config;

    @Parameters(index = "1..*", paramLabel = "key=value", description = "Replaces a key of the file.")
    private List<String> arguments = List.of();

    @Option(names = "--cores", paramLabel = "N", description = "Cores of the embedded Spark; all of them by default.")
    private Integer cores;

    @Option(names = "--quiet", description = "Prints nothing but what goes wrong.")
    private boolean quiet;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        Requirements.spark();
        return SweepCommand.run(config, arguments, cores, quiet, typed());
    }

    private String typed() {
        return TypedCommand.of(spec.root().commandLine().getParseResult().originalArgs());
    }
}

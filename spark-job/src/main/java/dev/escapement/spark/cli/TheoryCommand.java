package dev.escapement.spark.cli;

import dev.escapement.spark.config.SweepConfigReader;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "theory",
        description = "Tells what theory predicts: exponents, coefficients, transitions, the mean map. Needs no Spark.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        footerHeading = "%nExample:%n",
        footer = "  ./submit.sh theory conf/quick.conf dimensions=[1e3,1e6,1e12]")
final class TheoryCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "CONFIG", description = "The sweep, in HOCON.")
    private String config;

    @Parameters(index = "1..*", paramLabel = "key=value", description = "Replaces a key of the file.")
    private List<String> arguments = List.of();

    @Option(names = "--json", description = "Prints one JSON document and nothing else.")
    private boolean json;

    @Override
    public Integer call() {
        List<Forecast> forecasts =
                Forecast.of(SweepConfigReader.readForTheory(config, arguments).sweep());
        System.out.println(json ? TheoryText.json(forecasts) : TheoryText.of(forecasts));
        return ExitCode.DONE;
    }
}

package dev.escapement.spark.cli;

import dev.escapement.spark.cli.process.ExitCode;
import dev.escapement.spark.cli.text.Forecast;
import dev.escapement.spark.cli.text.TheoryText;
import dev.escapement.spark.config.SweepConfigReader;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "theory",
        description = "Tells what theory predicts: exponents, coefficients, transitions, the mean map. Needs no Spark.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        footerHeading = "%nExample:%n",
        footer = "  ./submit.sh theory conf/quick.conf dimensions=[1e3,1e6,1e12]")
final class TheoryCommand implements Callable<Integer> {
    @Mixin
    private SweepArguments sweep;

    @Option(names = "--json", description = "Prints one JSON document and nothing else.")
    private boolean json;

    @Override
    public Integer call() {
        List<Forecast> forecasts = Forecast.of(
                SweepConfigReader.readForTheory(sweep.file(), sweep.changes()).sweep());
        System.out.println(json ? TheoryText.json(forecasts) : TheoryText.of(forecasts));
        return ExitCode.DONE;
    }
}

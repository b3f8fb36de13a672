package dev.escapement.spark.cli;

import dev.escapement.spark.cli.process.ExitCode;
import dev.escapement.spark.cli.sweep.TheoryOutput;
import dev.escapement.spark.cli.text.Forecast;
import dev.escapement.spark.cli.text.TheoryText;
import dev.escapement.spark.config.SweepConfig;
import dev.escapement.spark.config.SweepConfigReader;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "theory",
        description =
                "Prints what theory predicts: exponents, coefficients, transitions, the law of the escape time, and the"
                        + " mean map. Does not start Spark. With output=DIR it also draws the phase diagram into DIR/figures.",
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
    public Integer call() throws IOException {
        SweepConfig config = SweepConfigReader.readForTheory(sweep.file(), sweep.changes(), sweep.limit());
        if (!json) {
            config.warnings().forEach(warning -> System.err.println("escapement: " + warning));
        }
        if (!SweepConfigReader.outputGiven(sweep.changes())) {
            List<Forecast> forecasts = Forecast.of(config.sweep());
            System.out.println(json ? TheoryText.json(forecasts) : TheoryText.of(forecasts));
            return ExitCode.DONE;
        }
        Requirements.spark();
        TheoryOutput output = TheoryOutput.open(config.output());
        List<Forecast> forecasts = Forecast.of(config.sweep());
        TheoryOutput.Figures figures =
                output.write(forecasts.stream().map(Forecast::law).toList());
        System.out.println(
                json
                        ? TheoryText.json(forecasts, figures.files())
                        : TheoryText.of(forecasts) + "\n\n" + figures.told());
        return figures.exitCode();
    }
}

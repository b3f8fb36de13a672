package dev.escapement.spark.cli;

import dev.escapement.spark.cli.process.Cores;
import dev.escapement.spark.cli.sweep.ReportOrder;
import dev.escapement.spark.cli.sweep.Reporting;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "report",
        description =
                "Rebuilds the tables, report.html and figures/ from all rows in an output's runs, whoever wrote them.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        footerHeading = "%nExamples:%n",
        footer = {
            "  ./submit.sh report out/quick",
            "  ./submit.sh report out/quick --figure phase-diagram --width 180mm --text text",
            "  ./submit.sh report out/quick --to out/so-far",
            "  ./submit.sh report out/quick --only conf/quick.conf links=[he3]"
        })
final class ReportCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "OUTPUT", description = "The output of a run, on any Hadoop file system.")
    private String output;

    @Parameters(index = "1..*", paramLabel = "key=value", description = "Replaces a key of the file that --only names.")
    private List<String> changes = List.of();

    @Option(
            names = "--to",
            paramLabel = "DIR",
            description = "Writes the tables, the page and the figures into this directory and leaves OUTPUT as it is."
                    + " OUTPUT may be one that a run is still writing.")
    private String to;

    @Option(
            names = "--only",
            paramLabel = "CONFIG",
            description = "Reports those groups alone that this configuration asks for.")
    private String only;

    @Mixin
    private FigureOptions figures;

    @Option(names = "--cores", paramLabel = "N", description = "Cores to use; all of them by default.")
    private Integer cores;

    @Option(names = "--quiet", description = "Prints nothing.")
    private boolean quiet;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        Requirements.spark();
        CommandPaths.output(output);
        ReportOrder order = new ReportOrder(
                output,
                Optional.ofNullable(to),
                ReportOrder.selection(only, changes),
                figures.alone(),
                figures.order(),
                cores,
                quiet,
                Main.typed(spec));
        return Cores.use(cores, () -> Reporting.write(order));
    }
}

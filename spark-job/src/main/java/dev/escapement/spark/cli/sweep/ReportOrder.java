package dev.escapement.spark.cli.sweep;

import dev.escapement.spark.UserException;
import dev.escapement.spark.config.SweepConfig;
import dev.escapement.spark.config.SweepConfigReader;
import dev.escapement.spark.report.FigureOrder;
import java.util.List;
import java.util.Optional;

/**
 * What {@code report} is asked for.
 *
 * @param output whose runs are reported, as typed
 * @param to the directory that the report goes to, as typed; empty for the output itself
 * @param only the configuration whose groups alone are reported; empty for all groups
 * @param figuresAlone whether tables and page stay as they are
 * @param figures which figures, and how they look
 * @param cores to use; null for all
 * @param command as the user could type it again
 */
public record ReportOrder(
        String output,
        Optional<String> to,
        Optional<SweepConfig> only,
        boolean figuresAlone,
        FigureOrder figures,
        Integer cores,
        boolean quiet,
        String command) {

    /**
     * The configuration that selects groups.
     *
     * @param file null for none
     * @param changes {@code key=value} each
     * @throws UserException if the configuration is wrong, or if there are changes and no file
     */
    public static Optional<SweepConfig> selection(String file, List<String> changes) {
        if (file != null) {
            return Optional.of(SweepConfigReader.read(file, changes));
        }
        if (!changes.isEmpty()) {
            throw new UserException(changes.get(0) + ": report takes key=value only together with --only CONFIG");
        }
        return Optional.empty();
    }
}

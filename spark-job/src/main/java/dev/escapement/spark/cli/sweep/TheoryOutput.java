package dev.escapement.spark.cli.sweep;

import dev.escapement.setting.SettingGroup;
import dev.escapement.spark.UserException;
import dev.escapement.spark.report.Report;
import dev.escapement.spark.report.TheoryFigures;
import dev.escapement.spark.store.OutputDirectory;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/** Where {@code theory} leaves its figures: a directory that no sweep uses. */
public final class TheoryOutput {
    private final OutputDirectory output;

    /**
     * The figures.
     *
     * @param files their full paths
     * @param told where they are, or why there are none, in one line
     * @param exitCode of the command
     */
    public record Figures(List<String> files, String told, int exitCode) {}

    private TheoryOutput(OutputDirectory output) {
        this.output = output;
    }

    /**
     * Opens it and creates it where it is not there yet, so that a mistake shows before anything is computed.
     *
     * @throws UserException if it cannot be opened or written, or if a sweep has written there
     */
    public static TheoryOutput open(String path) throws IOException {
        OutputDirectory output = Outputs.open(path);
        if (output.exists() || output.readText(Report.FILE).isPresent()) {
            throw new UserException("output = " + path + " holds a sweep, whose report has these figures over its"
                    + " measurements; choose another output for theory");
        }
        try {
            output.create(TheoryFigures.DIRECTORY);
        } catch (IOException e) {
            throw new UserException("output = " + path + " cannot be written: " + Outputs.firstLine(e));
        }
        return new TheoryOutput(output);
    }

    /** Draws what theory has to draw of these groups. */
    public Figures write(Collection<SettingGroup> groups) throws IOException {
        TheoryFigures.Written written = TheoryFigures.write(output, groups);
        List<String> files =
                written.files().stream().map(file -> output.path() + "/" + file).toList();
        String told = files.isEmpty()
                ? "Nothing is drawn. " + written.text()
                : "The phase diagram at any d is " + files.stream().collect(Collectors.joining(", "));
        return new Figures(files, told, Outputs.tellOfReport(written.missing()));
    }
}

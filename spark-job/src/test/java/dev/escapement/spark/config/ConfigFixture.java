package dev.escapement.spark.config;

import dev.escapement.spark.UserException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** Small configurations in a directory of their own: five good lines, and on line 6 whatever a test adds. */
public final class ConfigFixture {
    private static final List<String> GOOD = List.of(
            "algorithms = [online, alternating]",
            "links = [he3]",
            "dimensions = [64, 128]",
            "eta { coefficient = 0.1, exponents = [0, 0.5] }",
            "seeds = 8");

    private final Path directory;

    public ConfigFixture(Path directory) {
        this.directory = directory;
    }

    /** Writes a file as it is and returns its path. */
    String write(String name, String text) {
        try {
            return Files.writeString(directory.resolve(name), text).toString();
        } catch (IOException exception) {
            throw new UncheckedIOException(exception);
        }
    }

    /** Reads {@code x.conf}: the good lines, save those whose key the addition gives, and the addition. */
    public SweepConfig read(String addition, String... arguments) {
        String good = GOOD.stream()
                .map(line -> gives(addition, line.split(" ", 2)[0]) ? "" : line)
                .collect(Collectors.joining("\n"));
        return SweepConfigReader.read(write("x.conf", good + "\n" + addition), List.of(arguments));
    }

    /** The complaint about such a file, the directory left out. */
    public String complaint(String addition, String... arguments) {
        return complaint(() -> read(addition, arguments));
    }

    /** The complaint of an action, the directory left out; "no complaint" if there is none. */
    public String complaint(Runnable action) {
        try {
            action.run();
            return "no complaint";
        } catch (UserException exception) {
            return exception.getMessage().replace(directory + "/", "");
        }
    }

    private static boolean gives(String addition, String key) {
        return addition.lines().anyMatch(line -> line.matches(key + "\\b.*"));
    }
}

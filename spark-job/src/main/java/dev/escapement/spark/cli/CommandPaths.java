package dev.escapement.spark.cli;

import dev.escapement.spark.UserException;
import dev.escapement.spark.config.JsonText;
import dev.escapement.spark.config.key.UserPath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Tells apart what stands on the command line: a configuration, an output, and changes of keys. */
final class CommandPaths {
    private CommandPaths() {}

    /**
     * Refuses something else in the place of a configuration, and something else in the place of a {@code key=value}.
     *
     * @throws UserException that says what was given
     */
    static void configuration(String given, List<String> changes) {
        Optional<String> file = changes.stream()
                .filter(change -> !change.contains("=") && isFile(change))
                .findFirst();
        if (given.contains("=") && !exists(given)) {
            throw new UserException(given + " stands where the configuration belongs; "
                    + file.map(config -> "give " + config + " first").orElse("give a configuration file first"));
        }
        if (isOutput(given)) {
            throw new UserException(given + " is the output of a run, not a configuration"
                    + command(given).map(typed -> "; it was made by: " + typed).orElse("")
                    + " (fit and report take an output)");
        }
        file.ifPresent(second -> {
            throw new UserException(
                    second + " is a second file; a command takes one configuration, and changes of its keys"
                            + " as key=value");
        });
        changes.stream()
                .filter(change -> !change.contains("=") && isDirectory(change))
                .findFirst()
                .ifPresent(output -> {
                    throw new UserException(output + " is a directory; to write there, give output=" + output);
                });
    }

    /**
     * Refuses something else in the place of an output.
     *
     * @throws UserException that says what was given
     */
    static void output(String given) {
        if (isFile(given)) {
            throw new UserException(
                    given + " is a file, not an output; give the directory that a run has written, such as"
                            + " the value of the key output in a configuration");
        }
        if (given.startsWith("output=") && !exists(given)) {
            throw new UserException(given + ": give the directory alone, " + given.substring("output=".length()));
        }
    }

    private static boolean isOutput(String given) {
        return isDirectory(given)
                && path(given)
                        .map(path ->
                                Files.exists(path.resolve("manifest.json")) || Files.isDirectory(path.resolve("runs")))
                        .orElse(false);
    }

    /** The command that made an output, if it is known. */
    private static Optional<String> command(String output) {
        try {
            Path manifest = Path.of(UserPath.of(output)).resolve("manifest.json");
            return Optional.ofNullable(
                            JsonText.parse(Files.readString(manifest)).get("command"))
                    .map(Object::toString);
        } catch (IOException | RuntimeException unreadable) {
            return Optional.empty();
        }
    }

    private static boolean exists(String given) {
        return path(given).map(Files::exists).orElse(false);
    }

    private static boolean isFile(String given) {
        return path(given).map(Files::isRegularFile).orElse(false);
    }

    private static boolean isDirectory(String given) {
        return path(given).map(Files::isDirectory).orElse(false);
    }

    /** A path on the local disk; empty for what cannot be one. */
    private static Optional<Path> path(String given) {
        try {
            return Optional.of(Path.of(UserPath.of(given)));
        } catch (InvalidPathException | UserException none) {
            return Optional.empty();
        }
    }
}

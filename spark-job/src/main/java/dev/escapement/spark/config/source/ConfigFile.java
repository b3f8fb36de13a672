package dev.escapement.spark.config.source;

import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigObject;
import dev.escapement.spark.UserException;
import dev.escapement.spark.config.key.Location;
import dev.escapement.spark.config.key.UserPath;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Configuration files on the local disk. */
public final class ConfigFile {
    /** Characters of formulas that HOCON keeps for itself. */
    private static final Pattern OUTSIDE_QUOTES =
            Pattern.compile("Reserved character '([*^])' is not allowed outside quotes|'(\\+)' not followed by =");

    private ConfigFile() {}

    /**
     * Parses a file and what it includes; substitutions are still open.
     *
     * @param warnings takes what is most likely not meant, a line each
     */
    public static ConfigObject parse(String file, Consumer<String> warnings) {
        return new Includes(warnings).parse(path(file), "");
    }

    /** The object with every substitution made. */
    public static ConfigObject resolve(ConfigObject object) {
        try {
            return object.toConfig().resolve().root();
        } catch (ConfigException exception) {
            throw mistake(exception);
        }
    }

    /**
     * The path of a file that can be read.
     *
     * @throws UserException if there is none
     */
    static Path path(String file) {
        if (file.isBlank()) {
            throw new UserException("no configuration file is named");
        }
        Path path;
        try {
            path = Path.of(UserPath.of(file));
        } catch (InvalidPathException exception) {
            throw new UserException(file + ": not a file name");
        }
        problem(path).ifPresent(problem -> {
            throw new UserException(file + ": " + UserPath.unwritable(file).orElse(problem));
        });
        return path;
    }

    /** Why a path can not be parsed, if it can not. */
    static Optional<String> problem(Path path) {
        if (Files.isDirectory(path)) {
            return Optional.of("a directory, not a configuration file");
        }
        if (!Files.exists(path)) {
            return Optional.of("no such file");
        }
        return Files.isReadable(path) ? Optional.empty() : Optional.of("it cannot be read");
    }

    /** A complaint of the parser's, on one line. */
    static UserException mistake(ConfigException exception) {
        if (exception instanceof ConfigException.BugOrBroken) {
            throw exception;
        }
        String message = String.valueOf(exception.getMessage())
                .replace(", or you may be able to rename the file .properties rather than .conf", "")
                .replaceAll("\\s+", " ");
        Matcher formula = OUTSIDE_QUOTES.matcher(message);
        if (formula.find()) {
            message = (formula.group(1) == null ? formula.group(2) : formula.group(1))
                    + " may stand only within quotes; a formula is written { formula = \"he(2, x) + he(3, x)\" }";
        }
        if (exception.origin() == null) {
            return new UserException(message);
        }
        String prefix = exception.origin().description().replaceAll("\\s+", " ") + ": ";
        String bare = message.startsWith(prefix) ? message.substring(prefix.length()) : message;
        return new UserException(Location.of(exception.origin()) + ": " + bare);
    }
}

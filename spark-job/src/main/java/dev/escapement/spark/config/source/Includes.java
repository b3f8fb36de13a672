package dev.escapement.spark.config.source;

import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigIncludeContext;
import com.typesafe.config.ConfigIncluder;
import com.typesafe.config.ConfigIncluderClasspath;
import com.typesafe.config.ConfigIncluderFile;
import com.typesafe.config.ConfigIncluderURL;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigParseOptions;
import dev.escapement.spark.UserException;
import dev.escapement.spark.config.key.UserPath;
import java.io.File;
import java.io.IOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * Parses files and follows their includes: local files only, relative to the file that includes them. HOCON passes over an
 * include that it cannot find; here that is a mistake, since a sweep without the keys it was meant to have is another sweep.
 */
final class Includes implements ConfigIncluder, ConfigIncluderFile, ConfigIncluderURL, ConfigIncluderClasspath {
    private static final Pattern URL_SCHEME = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]+:.*");

    /** The files being parsed, the innermost first. */
    private final Deque<Path> open = new ArrayDeque<>();

    private final Consumer<String> warnings;

    /** Parses files; what is no mistake, but most likely not meant, goes to {@code warnings}, a line each. */
    Includes(Consumer<String> warnings) {
        this.warnings = warnings;
    }

    /**
     * Parses a file.
     *
     * @param included as the include names it; empty for the file the user named
     */
    ConfigObject parse(Path file, String included) {
        boolean cycle = open.stream().anyMatch(outer -> absolute(outer).equals(absolute(file)));
        if (cycle) {
            throw complaint(included, "the file includes itself");
        }
        open.push(file);
        try {
            ConfigObject parsed = ConfigFactory.parseFile(
                            file.toFile(),
                            ConfigParseOptions.defaults().setAllowMissing(false).setIncluder(this))
                    .root();
            warnOfRepeatedKeys(file);
            return parsed;
        } catch (ConfigException exception) {
            throw ConfigFile.mistake(exception);
        } finally {
            open.pop();
        }
    }

    private void warnOfRepeatedKeys(Path file) {
        if (file.toString().endsWith(".properties")) {
            return;
        }
        try {
            RepeatedKeys.in(Files.readString(file))
                    .forEach(repeat -> warnings.accept(file + ":" + repeat.second() + ": " + repeat.key()
                            + " is given twice: this value replaces the one in line " + repeat.first()));
        } catch (IOException unreadable) {
            // It was parsed a moment ago; there is no warning then.
        }
    }

    @Override
    public ConfigObject include(ConfigIncludeContext context, String what) {
        if (URL_SCHEME.matcher(what).matches()) {
            throw complaint(what, "a URL cannot be included, only a file on this machine");
        }
        String path = UserPath.of(what);
        Path named = open.element().resolveSibling(path);
        Path file = Files.exists(named) ? named : open.element().resolveSibling(path + ".conf");
        ConfigFile.problem(file).ifPresent(problem -> {
            throw complaint(what, UserPath.unwritable(what).orElse(problem));
        });
        return parse(file, what);
    }

    @Override
    public ConfigObject includeFile(ConfigIncludeContext context, File what) {
        return include(context, what.getPath());
    }

    @Override
    public ConfigObject includeURL(ConfigIncludeContext context, URL what) {
        throw complaint(what.toString(), "a URL cannot be included, only a file on this machine");
    }

    @Override
    public ConfigObject includeResources(ConfigIncludeContext context, String what) {
        throw complaint(what, "a class path resource cannot be included, only a file on this machine");
    }

    @Override
    public ConfigIncluder withFallback(ConfigIncluder fallback) {
        return this;
    }

    private UserException complaint(String included, String problem) {
        return new UserException(statement(open.element(), included) + ": include \"" + included + "\": " + problem);
    }

    /** The file and line of an include statement. The parser keeps the line to itself, so the text is searched for it. */
    private static String statement(Path file, String included) {
        try {
            List<String> lines = Files.readAllLines(file);
            for (int i = 0; i < lines.size(); i++) {
                String line = lines.get(i).strip();
                if (line.contains("include") && line.contains(included) && !line.startsWith("#")) {
                    return file + ":" + (i + 1);
                }
            }
        } catch (IOException unreadable) {
            // The message does without the line.
        }
        return file.toString();
    }

    private static Path absolute(Path file) {
        return file.toAbsolutePath().normalize();
    }
}

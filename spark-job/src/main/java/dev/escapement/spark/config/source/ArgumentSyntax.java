package dev.escapement.spark.config.source;

import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigIncludeContext;
import com.typesafe.config.ConfigIncluder;
import com.typesafe.config.ConfigList;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigOriginFactory;
import com.typesafe.config.ConfigParseOptions;
import com.typesafe.config.ConfigUtil;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueFactory;
import dev.escapement.spark.UserException;
import dev.escapement.spark.config.key.Keys;
import dev.escapement.spark.config.key.Location;
import dev.escapement.spark.config.key.UnknownKey;
import java.util.List;

/** One {@code key=value} argument as the user typed it. */
final class ArgumentSyntax {
    private static final List<List<String>> LITERAL = List.of(List.of(Keys.NAME.name()), List.of(Keys.OUTPUT.name()));

    private ArgumentSyntax() {}

    /** The key, split at its dots. */
    static List<String> path(String argument) {
        int equals = argument.indexOf('=');
        if (equals < 0) {
            throw complaint(argument, "must be key=value");
        }
        List<String> path;
        try {
            path = ConfigUtil.splitPath(argument.substring(0, equals).strip());
        } catch (ConfigException exception) {
            throw complaint(argument, "must be key=value, with a key of the configuration before the =");
        }
        List<String> known = Keys.names(Keys.ALL);
        if (!known.contains(path.get(0))) {
            throw complaint(argument, "no such key" + UnknownKey.hint(path.get(0), known));
        }
        return path;
    }

    /** The value: one piece of HOCON, or a text as it stands for a key that takes it literally. */
    static ConfigValue value(String argument, List<String> path) {
        String text = argument.substring(argument.indexOf('=') + 1);
        String description = Location.argument(argument);
        if (LITERAL.contains(path)) {
            return ConfigValueFactory.fromAnyRef(text).withOrigin(ConfigOriginFactory.newSimple(description));
        }
        if (text.isBlank()) {
            throw complaint(argument, "there is no value after the =");
        }
        try {
            // Within brackets, so that what follows a comma or a line break cannot pass for another key.
            ConfigObject holder = ConfigFactory.parseString(
                            "value = [" + text + "\n]",
                            ConfigParseOptions.defaults()
                                    .setOriginDescription(description)
                                    .setIncluder(new NoIncludes(argument)))
                    .root();
            if (holder.size() == 1 && holder.get("value") instanceof ConfigList list && list.size() == 1) {
                return list.get(0);
            }
        } catch (ConfigException exception) {
            throw ConfigFile.mistake(exception);
        }
        throw complaint(argument, "must hold one value after the =");
    }

    private static UserException complaint(String argument, String problem) {
        return new UserException(Location.argument(argument) + ": " + problem);
    }

    /** Only files include. */
    private record NoIncludes(String argument) implements ConfigIncluder {
        @Override
        public ConfigObject include(ConfigIncludeContext context, String what) {
            throw complaint(argument, "only a file may include");
        }

        @Override
        public ConfigIncluder withFallback(ConfigIncluder fallback) {
            return this;
        }
    }
}

package dev.escapement.spark.config.source;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigValue;
import dev.escapement.spark.UserException;
import dev.escapement.spark.config.key.Keys;
import dev.escapement.spark.config.key.Location;
import dev.escapement.spark.config.key.ValueText;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * The {@code key=value} arguments. A key replaces that key's whole value, a key with dots reaches inside one; given twice, the
 * last wins.
 */
public final class Arguments {
    private final Map<String, ConfigValue> whole;
    private final Map<List<String>, ConfigValue> inner;

    private Arguments(Map<String, ConfigValue> whole, Map<List<String>, ConfigValue> inner) {
        this.whole = whole;
        this.inner = inner;
    }

    /** Parses arguments; substitutions in their values are still open. */
    public static Arguments parse(List<String> arguments) {
        Map<String, ConfigValue> whole = new LinkedHashMap<>();
        Map<List<String>, ConfigValue> inner = new LinkedHashMap<>();
        for (String argument : arguments) {
            List<String> path = ArgumentSyntax.path(argument);
            ConfigValue value = ArgumentSyntax.value(argument, path);
            if (path.size() > 1) {
                inner.remove(path); // so that it comes last
                inner.put(path, value);
                continue;
            }
            String key = path.get(0);
            Keys.excludedBy(key).forEach(whole::remove);
            whole.put(key, value);
            inner.keySet().removeIf(other -> other.get(0).equals(key));
        }
        return new Arguments(whole, inner);
    }

    /** Whether one of them gives a key's whole value. */
    public boolean give(String key) {
        return whole.containsKey(key);
    }

    /** The file's keys with whole values replaced. */
    public ConfigObject replaceIn(ConfigObject file) {
        ConfigObject replaced = withoutReplaced(file);
        for (Map.Entry<String, ConfigValue> argument : whole.entrySet()) {
            replaced = replaced.withValue(argument.getKey(), argument.getValue());
        }
        return replaced;
    }

    /** An entry of {@code sweeps} without the keys over which an argument wins. */
    public ConfigObject withoutReplaced(ConfigObject entry) {
        ConfigObject rest = entry;
        for (String key : whole.keySet()) {
            rest = rest.withoutKey(key);
            for (String excluded : Keys.excludedBy(key).toList()) {
                rest = rest.withoutKey(excluded);
            }
        }
        return rest;
    }

    /** The same arguments with substitutions made from a resolved configuration. */
    public Arguments resolvedWith(ConfigObject source) {
        Map<List<String>, ConfigValue> resolved = new LinkedHashMap<>();
        try {
            inner.forEach((path, value) -> {
                Config holder = value.atKey("value").resolveWith(source.toConfig());
                if (holder.root().containsKey("value")) {
                    resolved.put(path, holder.root().get("value"));
                }
            });
        } catch (ConfigException exception) {
            throw ConfigFile.mistake(exception);
        }
        return new Arguments(whole, resolved);
    }

    /** A section with the values inside its keys replaced, for those keys that {@code applies} accepts. */
    public ConfigObject reachInto(ConfigObject section, Predicate<String> applies) {
        ConfigObject reached = section;
        for (Map.Entry<List<String>, ConfigValue> argument : inner.entrySet()) {
            List<String> path = argument.getKey();
            if (applies.test(path.get(0))) {
                reached = put(reached, path, 0, argument.getValue());
            }
        }
        return reached;
    }

    private static ConfigObject put(ConfigObject object, List<String> path, int depth, ConfigValue value) {
        String name = path.get(depth);
        if (depth == path.size() - 1) {
            return object.withValue(name, value);
        }
        ConfigValue child = object.get(name);
        if (child == null) {
            child = ConfigFactory.empty().root().withOrigin(value.origin());
        }
        if (!(child instanceof ConfigObject childObject)) {
            String owner = String.join(".", path.subList(0, depth + 1));
            throw new UserException(Location.of(value.origin()) + ": cannot reach inside " + owner + " = "
                    + ValueText.shown(child) + " (" + Location.of(child.origin()) + "), which is no object; give "
                    + owner + " whole");
        }
        return object.withValue(name, put(childObject, path, depth + 1, value));
    }
}

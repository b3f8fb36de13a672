package dev.escapement.spark.config;

import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigOriginFactory;
import com.typesafe.config.ConfigUtil;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueFactory;
import dev.escapement.numeric.Sha256;
import dev.escapement.spark.config.key.Entry;
import dev.escapement.spark.config.key.Key;
import dev.escapement.spark.config.key.Keys;
import dev.escapement.spark.config.key.Section;
import dev.escapement.spark.config.key.ValueText;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The configuration as resolved, the defaults taken written out.
 *
 * @param name given, or the file's name
 * @param output given, or {@code out/NAME}
 * @param defaults every default taken
 * @param text canonical JSON
 */
record Resolved(String name, String output, List<DefaultTaken> defaults, String text) {

    static Resolved of(Layers layers, String file, Set<Key<?>> defaulted) {
        List<DefaultTaken> defaults = new ArrayList<>();
        ConfigObject keys = layers.file();

        String fileName = Path.of(file).getFileName().toString();
        String baseName = fileName.endsWith(".conf") ? fileName.substring(0, fileName.length() - 5) : fileName;
        keys = withText(keys, Keys.NAME, baseName, file, defaults);
        String name = text(keys, Keys.NAME);
        keys = withText(keys, Keys.OUTPUT, "out/" + name, file, defaults);
        String output = text(keys, Keys.OUTPUT);
        keys = keys.withValue(Keys.OUTPUT.name(), ConfigValueFactory.fromAnyRef(output));

        for (Key<?> key : Keys.ALL) {
            if (defaulted.contains(key)) {
                String hocon = key.defaultText().orElseThrow();
                keys = keys.withValue(key.name(), Section.hocon(hocon));
                defaults.add(new DefaultTaken(key.name(), hocon));
            }
        }
        if (!layers.entries().isEmpty()) {
            keys = keys.withValue(Keys.SWEEPS.name(), ConfigValueFactory.fromIterable(layers.entries()));
        }
        return new Resolved(name, output, List.copyOf(defaults), ValueText.canonical(keys));
    }

    /** SHA-256 of the text in UTF-8, in hexadecimal. */
    String hash() {
        return Sha256.hex(text);
    }

    private static ConfigObject withText(
            ConfigObject keys, Key<String> key, String otherwise, String file, List<DefaultTaken> defaults) {
        if (keys.containsKey(key.name())) {
            return keys;
        }
        ConfigValue value = ConfigValueFactory.fromAnyRef(otherwise).withOrigin(ConfigOriginFactory.newSimple(file));
        defaults.add(new DefaultTaken(key.name(), hocon(otherwise)));
        return keys.withValue(key.name(), value);
    }

    private static String text(ConfigObject keys, Key<String> key) {
        return key.reader().apply(Entry.of(key, keys.get(key.name())));
    }

    private static String hocon(String text) {
        boolean plain = text.matches("[\\w./-]+") && !text.contains("//");
        return plain ? text : ConfigUtil.quoteString(text);
    }
}

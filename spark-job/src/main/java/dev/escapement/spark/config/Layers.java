package dev.escapement.spark.config;

import com.typesafe.config.ConfigObject;
import dev.escapement.spark.config.key.Entry;
import dev.escapement.spark.config.key.GridReader;
import dev.escapement.spark.config.key.Keys;
import dev.escapement.spark.config.key.Location;
import dev.escapement.spark.config.key.Section;
import dev.escapement.spark.config.key.UnknownKey;
import dev.escapement.spark.config.source.Arguments;
import dev.escapement.spark.config.source.ConfigFile;
import java.util.ArrayList;
import java.util.List;

/**
 * The keys of a file and, over them, the entries of its {@code sweeps}, with the arguments in both.
 *
 * @param file the file's keys, {@code sweeps} among them as written
 * @param entries the keys of each entry; none if the file has no {@code sweeps}
 * @param warnings what is most likely not meant, a line each
 */
record Layers(ConfigObject file, List<ConfigObject> entries, List<String> warnings) {

    static Layers read(String file, Arguments open) {
        List<String> warnings = new ArrayList<>();
        ConfigObject keys = ConfigFile.resolve(open.replaceIn(ConfigFile.parse(file, warnings::add)));
        Arguments arguments = open.resolvedWith(keys);
        refuseUnknown(keys, Keys.names(Keys.ALL));
        List<ConfigObject> entries =
                entries(keys).stream().map(arguments::withoutReplaced).toList();
        // A key that every entry replaces does not come to be by reaching inside it.
        ConfigObject reached = arguments.reachInto(
                keys,
                key -> keys.containsKey(key)
                        || entries.isEmpty()
                        || entries.stream().anyMatch(entry -> !entry.containsKey(key)));
        return new Layers(
                reached,
                entries.stream()
                        .map(entry -> arguments.reachInto(entry, entry::containsKey))
                        .toList(),
                List.copyOf(warnings));
    }

    /** The sections that describe the grids. */
    List<Section> grids(String fileName) {
        if (entries.isEmpty()) {
            return List.of(new Section(file, fileName));
        }
        return entries.stream()
                .map(entry -> new Section(overFile(entry), Location.of(entry.origin())))
                .toList();
    }

    private ConfigObject overFile(ConfigObject entry) {
        GridReader.refuseTwoCaps(new Section(entry, ""));
        ConfigObject laid = file;
        for (String key : entry.keySet()) {
            for (String excluded : Keys.excludedBy(key).toList()) {
                laid = laid.withoutKey(excluded);
            }
            laid = laid.withValue(key, entry.get(key));
        }
        return laid;
    }

    private static List<ConfigObject> entries(ConfigObject keys) {
        List<Entry> entries = new Section(keys, "").given(Keys.SWEEPS).orElse(List.of());
        for (Entry entry : entries) {
            ConfigObject object = (ConfigObject) entry.value();
            refuseUnknown(object, Keys.names(Keys.ALL));
            Entry.unknownField(object, Keys.names(Keys.GRID)).ifPresent(key -> {
                throw new Entry(key, object.get(key), "write it outside of sweeps")
                        .wrong("it holds for the whole sweep");
            });
        }
        return entries.stream().map(entry -> (ConfigObject) entry.value()).toList();
    }

    private static void refuseUnknown(ConfigObject object, List<String> known) {
        Entry.unknownField(object, known).ifPresent(key -> {
            throw new Entry(key, object.get(key), "").wrong("no such key" + UnknownKey.hint(key, known));
        });
    }
}

package dev.escapement.spark.config.key;

import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigValue;
import dev.escapement.spark.UserException;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/** The keys of a file, or of one entry of {@code sweeps} laid over its file; remembers the defaults it had to take. */
public final class Section {
    private final ConfigObject object;
    private final String location;
    private final Set<Key<?>> defaulted = new LinkedHashSet<>();

    /** A section, and the location to name when a key is missing. */
    public Section(ConfigObject object, String location) {
        this.object = object;
        this.location = location;
    }

    /** The keys whose defaults were taken so far. */
    public Set<Key<?>> defaulted() {
        return defaulted;
    }

    boolean has(Key<?> key) {
        return object.containsKey(key.name());
    }

    /** The value of a key, still to be read: what is given, else the default. */
    Optional<Entry> entry(Key<?> key) {
        if (has(key)) {
            return Optional.of(Entry.of(key, object.get(key.name())));
        }
        return key.defaultText().map(text -> Entry.of(key, hocon(text)));
    }

    /** The value of a key if it is given. */
    public <T> Optional<T> given(Key<T> key) {
        return has(key) ? entry(key).map(key.reader()) : Optional.empty();
    }

    /** The value of a key: what is given, else the default. */
    public <T> T read(Key<T> key) {
        Entry entry = entry(key).orElseThrow(() -> missing(key, "it has no default"));
        if (!has(key)) {
            defaulted.add(key);
        }
        return key.reader().apply(entry);
    }

    /** The complaint that a key is missing. */
    UserException missing(Key<?> key, String why) {
        return missing(key, why, key.must());
    }

    /** The same where it may not be all that it may be elsewhere. */
    UserException missing(Key<?> key, String why, String must) {
        return new UserException(location + ": " + key.name() + " is missing, and " + why + "; " + must);
    }

    /** The value of a default. */
    public static ConfigValue hocon(String text) {
        return ConfigFactory.parseString("value = " + text).root().get("value");
    }
}

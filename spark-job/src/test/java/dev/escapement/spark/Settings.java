package dev.escapement.spark;

import java.util.Map;

/** Spark's settings as system properties, until it is closed. */
public record Settings(Map<String, String> settings) implements AutoCloseable {
    public Settings {
        settings.forEach(System::setProperty);
    }

    @Override
    public void close() {
        settings.keySet().forEach(System::clearProperty);
    }
}

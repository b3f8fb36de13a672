package dev.escapement.spark.config;

/**
 * A key that the configuration left out, at least for some of its cells.
 *
 * @param key the key
 * @param value the default, as HOCON
 */
public record DefaultTaken(String key, String value) {
    @Override
    public String toString() {
        return key + " = " + value;
    }
}

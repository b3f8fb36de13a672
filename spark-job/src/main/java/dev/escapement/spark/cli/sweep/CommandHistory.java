package dev.escapement.spark.cli.sweep;

import dev.escapement.spark.cli.process.Build;
import dev.escapement.spark.config.JsonText;
import dev.escapement.spark.store.OutputDirectory;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The commands that have written an output, as its manifest keeps them under {@link #KEY}: the oldest first, the last {@link
 * #MOST} of them.
 *
 * @param entries one map a command: {@code at}, {@code command}, {@code escapement_version}, {@code commit}, and {@code
 *     config_sha256} where it had a configuration
 */
record CommandHistory(List<Object> entries) {
    /** The manifest's key. */
    static final String KEY = "history";

    static final int MOST = 100;

    /** The history in an output's manifest; empty where there is no manifest, or one of an earlier version. */
    static CommandHistory in(OutputDirectory output) throws IOException {
        return fields(output).map(CommandHistory::of).orElse(new CommandHistory(List.of()));
    }

    private static CommandHistory of(Map<String, Object> manifest) {
        return new CommandHistory(manifest.get(KEY) instanceof List<?> kept ? List.copyOf(kept) : List.of());
    }

    /** The manifest's fields; empty where there is none that can be read. */
    private static Optional<Map<String, Object>> fields(OutputDirectory output) throws IOException {
        try {
            return output.readText(Manifest.FILE).map(JsonText::parse);
        } catch (RuntimeException broken) {
            return Optional.empty();
        }
    }

    /**
     * A command that is writing now.
     *
     * @param command as its user could type it again
     * @param config SHA-256 of its configuration as resolved
     */
    static Map<String, Object> entry(String command, Optional<String> config) {
        Build build = Build.read();
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("at", Instant.now().toString());
        entry.put("command", command);
        entry.put("escapement_version", build.version());
        entry.put("commit", build.commit());
        config.ifPresent(hash -> entry.put("config_sha256", hash));
        return entry;
    }

    /** This history and one more command, without the oldest where they are too many. */
    CommandHistory with(Map<String, Object> entry) {
        List<Object> all = new ArrayList<>(entries);
        all.add(entry);
        return new CommandHistory(List.copyOf(all.subList(Math.max(0, all.size() - MOST), all.size())));
    }

    /** Adds a command to an output's manifest. An output whose runs came from elsewhere has no manifest, and gets none. */
    static void add(OutputDirectory output, Map<String, Object> entry) throws IOException {
        Optional<Map<String, Object>> manifest = fields(output);
        if (manifest.isPresent()) {
            Map<String, Object> fields = new LinkedHashMap<>(manifest.get());
            fields.put(KEY, of(fields).with(entry).entries());
            output.writeText(Manifest.FILE, JsonText.of(fields) + "\n");
        }
    }
}

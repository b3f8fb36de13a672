package dev.escapement.spark.cli.sweep;

import dev.escapement.numeric.Sha256;
import dev.escapement.simulation.KernelChoice;
import dev.escapement.spark.cli.process.Build;
import dev.escapement.spark.config.JsonText;
import dev.escapement.sweep.Speed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The speed of this machine as its runs have measured it: in the user's cache directory, a file for each processor, JVM and kernel. A
 * file that is missing, broken or another build's counts as none, and where none can be written none is.
 */
final class SpeedFile {
    private static final String BUILD = "build";
    private static final String RATIOS = "times_over_constants";

    private final String kernel = KernelChoice.get().kernel().name();
    private final Optional<Path> file;

    /** The file in a directory; null where the user has none for such files. */
    SpeedFile(Path directory) {
        file = Optional.ofNullable(directory).map(within -> within.resolve("speed-" + machine() + ".json"));
    }

    /** The user's file: in {@code $XDG_CACHE_HOME/escapement}, or {@code ~/.cache/escapement}. */
    static SpeedFile ofUser() {
        try {
            String named = System.getenv("XDG_CACHE_HOME");
            Path cache = named == null || !Path.of(named).isAbsolute()
                    ? Path.of(System.getProperty("user.home"), ".cache")
                    : Path.of(named);
            return new SpeedFile(cache.isAbsolute() ? cache.resolve("escapement") : null);
        } catch (InvalidPathException e) {
            return new SpeedFile(null);
        }
    }

    private String machine() {
        return Sha256.hex(Manifest.cpu() + "\n" + Manifest.jvm() + "\n" + kernel)
                .substring(0, 16);
    }

    /** The speed; without a file that of the built-in constants, scaled by the clock. */
    Speed read() {
        Map<String, Double> measured = ratios();
        return new Speed(kernel, measured.isEmpty() ? Speed.clock(System::nanoTime) : 1, measured);
    }

    private Map<String, Double> ratios() {
        Map<String, Double> ratios = new TreeMap<>();
        if (file.isEmpty() || !Files.exists(file.get())) {
            return ratios;
        }
        try {
            Map<String, Object> fields = JsonText.parse(Files.readString(file.get()));
            if (Build.read().commitText().equals(fields.get(BUILD)) && fields.get(RATIOS) instanceof Map<?, ?> kept) {
                kept.forEach((kind, ratio) -> {
                    if (ratio instanceof Number number) {
                        ratios.put(kind.toString(), number.doubleValue());
                    }
                });
            }
            return ratios;
        } catch (IOException | RuntimeException broken) {
            return Map.of();
        }
    }

    /** Keeps newer measurements beside the older ones; there need not be any. */
    void add(Map<String, Double> measured) {
        if (file.isEmpty() || measured.isEmpty()) {
            return;
        }
        Map<String, Object> ratios = new TreeMap<>(ratios());
        ratios.putAll(measured);
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("cpu", Manifest.cpu());
        fields.put("jvm", Manifest.jvm());
        fields.put("kernel", kernel);
        fields.put(BUILD, Build.read().commitText());
        fields.put("written_at", Instant.now().toString());
        fields.put(RATIOS, ratios);
        try {
            Path directory = Files.createDirectories(file.get().getParent());
            Path whole = Files.createTempFile(directory, "speed", null);
            Files.writeString(whole, JsonText.of(fields) + "\n");
            Files.move(whole, file.get(), StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException | RuntimeException unwritable) {
            // The next plan does without.
        }
    }
}

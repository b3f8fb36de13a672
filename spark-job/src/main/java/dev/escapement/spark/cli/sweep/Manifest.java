package dev.escapement.spark.cli.sweep;

import dev.escapement.setting.CellIdentity;
import dev.escapement.spark.cli.process.Build;
import dev.escapement.spark.config.JsonText;
import dev.escapement.spark.config.SweepConfig;
import dev.escapement.spark.fit.Tables;
import dev.escapement.spark.job.SweepRun;
import dev.escapement.spark.store.table.EscapeTimeRow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;
import org.apache.hadoop.util.VersionInfo;
import org.apache.spark.api.java.JavaSparkContext;

/** The record of a run: by what, of what, on what, at what cost. */
final class Manifest {
    /** Its name in the output. */
    static final String FILE = "manifest.json";

    private Manifest() {}

    static String of(
            SweepConfig config,
            Tables tables,
            SweepRun.Summary summary,
            JavaSparkContext spark,
            String command,
            CommandHistory history) {
        Build build = Build.read();
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("escapement_version", build.version());
        fields.put("commit", build.commit());
        fields.put("dirty", build.dirty());
        fields.put("spark_version", spark.version());
        fields.put("hadoop_version", VersionInfo.getVersion());
        fields.put("schema_version", CellIdentity.VERSION);
        fields.put("name", config.name());
        fields.put("command", command);
        fields.put("config", JsonText.parse(config.resolved()));
        fields.put("config_sha256", config.hash());
        fields.put(
                "defaults_taken",
                config.defaultsTaken().stream().map(Object::toString).toList());
        fields.put("root_seed", config.sweep().rootSeed());
        fields.put("rows", counts(tables));
        fields.put("jvm", jvm());
        fields.put("cpu", cpu());
        fields.put("master", spark.master());
        fields.put("cores", summary.cores());
        fields.put("cells_simulated", summary.cells());
        fields.put("wall_seconds", summary.wallNanos() * 1e-9);
        fields.put("predicted_core_seconds", summary.predictedNanos() * 1e-9);
        fields.put("core_seconds", summary.coreNanos() * 1e-9);
        fields.put("written_at", Instant.now().toString());
        fields.put(CommandHistory.KEY, history.entries());
        return JsonText.of(fields) + "\n";
    }

    private static Map<String, Object> counts(Tables tables) {
        Map<String, Object> counts = new LinkedHashMap<>();
        counts.put("ESCAPED", sum(tables, EscapeTimeRow::nEscaped));
        counts.put("CENSORED", sum(tables, EscapeTimeRow::nCensored));
        counts.put("DIVERGED", sum(tables, EscapeTimeRow::nDiverged));
        counts.put("FAILED", sum(tables, EscapeTimeRow::nFailed));
        return counts;
    }

    private static long sum(Tables tables, ToIntFunction<EscapeTimeRow> count) {
        return tables.escapeTimes().stream().mapToLong(count::applyAsInt).sum();
    }

    /** The driver's Java. */
    static String jvm() {
        return System.getProperty("java.vm.name") + " " + System.getProperty("java.runtime.version");
    }

    /** The driver's processor: its name where the system tells it. */
    static String cpu() {
        try (Stream<String> lines = Files.lines(Path.of("/proc/cpuinfo"))) {
            return lines.filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse(System.getProperty("os.arch"));
        } catch (IOException e) {
            return System.getProperty("os.arch");
        }
    }
}

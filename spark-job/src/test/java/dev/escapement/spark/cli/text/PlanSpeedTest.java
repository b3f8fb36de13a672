package dev.escapement.spark.cli.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.escapement.setting.Setting;
import dev.escapement.spark.config.SweepConfig;
import dev.escapement.spark.config.SweepConfigReader;
import dev.escapement.spark.job.backlog.Backlog;
import dev.escapement.spark.job.backlog.PreparedPlan;
import dev.escapement.sweep.Plan;
import dev.escapement.sweep.Speed;
import dev.escapement.sweep.SpeedMeasurement;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where the hours of a plan come from. */
class PlanSpeedTest {
    private static final Speed BUILT_IN = Speed.builtIn("vector-256");

    @TempDir
    private Path directory;

    private SweepConfig reduced;
    private SweepConfig dense;

    @BeforeEach
    void configs() throws IOException {
        Path file = Files.writeString(directory.resolve("x.conf"), """
                algorithms = [online]
                links = [he3]
                dimensions = [1024, 2048]
                seeds = 1000
                max-steps = 1e8
                """);
        reduced = SweepConfigReader.read(file.toString(), List.of());
        dense = SweepConfigReader.read(file.toString(), List.of("engine=dense"));
    }

    private static Backlog backlog(SweepConfig config, Speed speed) {
        try (PreparedPlan plan = new PreparedPlan(new Plan(config.sweep()))) {
            return Backlog.whole(plan, 0, speed);
        }
    }

    /** A speed that one setting of a sweep has measured, at so many nanoseconds a step. */
    private static Speed measured(SweepConfig config, double nanosPerStep) {
        Setting setting = backlog(config, BUILT_IN).settings().get(0).setting();
        SpeedMeasurement measurement = new SpeedMeasurement(BUILT_IN, 1);
        measurement.add(setting, List.of(1_000_000_000L), Math.round(1e9 * nanosPerStep));
        return BUILT_IN.with(measurement.ratios());
    }

    @Test
    void aPlanTellsWhereItsSpeedComesFrom() {
        assertThat(text(reduced, BUILT_IN))
                .contains(
                        "give or take a factor of 2\n",
                        "speed         built-in constants of the kernel vector-256, scaled");
        Speed known = measured(reduced, 1000);
        assertThat(text(reduced, known))
                .contains("give or take a quarter\n", "speed         measured by runs on this machine\n");
        assertThat(text(dense, known))
                .contains(
                        "give or take a factor of 2\n",
                        "speed         measured by runs of similar steps on this machine\n");
        assertThat(json(reduced, known)).contains("\"speed\" : \"measured by runs on this machine\"");
    }

    @Test
    void whatWasMeasuredMakesTheHours() {
        double built = hours(json(reduced, BUILT_IN));
        assertThat(hours(json(reduced, measured(reduced, 2000))) / hours(json(reduced, measured(reduced, 1000))))
                .isBetween(1.9, 2.1);
        assertThat(built).isLessThan(hours(json(reduced, measured(reduced, 1000))));
    }

    private static String text(SweepConfig config, Speed speed) {
        return PlanText.of(config, backlog(config, speed), 2, 0.2);
    }

    private static String json(SweepConfig config, Speed speed) {
        return PlanText.json(config, backlog(config, speed), 2, 0.2);
    }

    private static double hours(String json) {
        return Double.parseDouble(json.replaceAll("(?s).*\"predicted_core_hours\" : ([0-9.Ee-]+).*", "$1"));
    }
}

package dev.escapement.spark.report;

import dev.escapement.algorithm.Algorithms;
import dev.escapement.algorithm.Online;
import dev.escapement.link.MultiLink;
import dev.escapement.setting.BatchSize;
import dev.escapement.setting.GridPoint;
import dev.escapement.setting.LearningRate;
import dev.escapement.setting.Setting;
import dev.escapement.setting.SettingSchema;
import dev.escapement.simulation.Status;
import dev.escapement.spark.SettingFixture;
import dev.escapement.spark.store.OutputDirectory;
import dev.escapement.spark.store.table.RunRow;
import dev.escapement.theory.StepSizePolicy;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.hadoop.conf.Configuration;

/** Runs that nobody simulated: log-normal escape times with the exponent that theory gives he3. */
public final class SyntheticRuns {
    private static final double SIGMA = 0.8;

    private final Random random = new Random(1);
    private final List<RunRow> rows = new ArrayList<>();
    private final long cap;
    private final int seeds;
    private boolean scattered;
    private double threshold = 0.3;
    private BatchSize batch = BatchSize.ONE;

    /**
     * Runs with so many seeds a setting, watched up to a cap.
     */
    public SyntheticRuns(int seeds, long cap) {
        this.seeds = seeds;
        this.cap = cap;
    }

    /** Adds a grid: {@code eta = 0.03 d^-a} for each a, online once. */
    public SyntheticRuns with(String algorithm, String link, List<Double> exponents, int... dimensions) {
        boolean online = Algorithms.parse(algorithm) instanceof Online;
        for (double a : online ? List.of(0.0) : exponents) {
            LearningRate rate = online ? new LearningRate.None() : new LearningRate.Law(0.03, a);
            double alpha = online ? 2 : Math.min(2, 1 + 2 * a);
            for (int d : dimensions) {
                add(algorithm, link, rate, d, 20 * Math.pow(d, alpha));
            }
        }
        return this;
    }

    /** Adds a grid of learning rates, which help from 0.02 on. */
    public SyntheticRuns withRates(String algorithm, String link, List<Double> etas, int... dimensions) {
        for (double eta : etas) {
            for (int d : dimensions) {
                double helped = Math.min(1, 0.02 / eta);
                add(algorithm, link, new LearningRate.Given(eta), d, 20 * Math.pow(d, 1.5) * helped);
            }
        }
        return this;
    }

    private void add(String algorithm, String link, LearningRate rate, int dimension, double median) {
        GridPoint point = SettingFixture.BASE
                .with(SettingSchema.ALGORITHM, Algorithms.parse(algorithm))
                .with(SettingSchema.LINK, MultiLink.parse(link, 1))
                .with(SettingSchema.THRESHOLD, threshold)
                .with(SettingSchema.RATE, rate)
                .with(SettingSchema.POLICY, new StepSizePolicy.Law(0.1, 1.5))
                .with(SettingSchema.BATCH, batch)
                .with(SettingSchema.DIMENSION, (long) dimension)
                .point();
        add(new Setting(point, rate.at(dimension), 0.1 * Math.pow(dimension, -1.5)), median);
    }

    private void add(Setting setting, double median) {
        for (int seed = 0; seed < seeds; seed++) {
            double steps = median * Math.exp(SIGMA * random.nextGaussian());
            boolean escaped = steps <= cap;
            long taken = escaped ? (long) Math.ceil(steps) : cap;
            rows.add(row(setting, seed, escaped ? Status.ESCAPED : Status.CENSORED, taken, null));
        }
    }

    /** From here on a step has as many samples. */
    public SyntheticRuns batches(BatchSize size) {
        batch = size;
        return this;
    }

    /** From here on runs stop at this overlap. */
    public SyntheticRuns at(double overlap) {
        threshold = overlap;
        return this;
    }

    /** From here on runs differ in their start. */
    public SyntheticRuns scattered() {
        scattered = true;
        return this;
    }

    /** Lets some cells of the last setting fail with a message. */
    public SyntheticRuns failing(int cells, String error) {
        Setting last = rows.get(rows.size() - 1).setting();
        for (int k = 0; k < cells; k++) {
            rows.add(row(last, 1_000_000 + k, Status.FAILED, null, error));
        }
        return this;
    }

    private RunRow row(Setting setting, long seed, Status status, Long steps, String error) {
        boolean failed = status == Status.FAILED;
        return new RunRow(
                String.format("%032x", rows.size()),
                setting,
                cap,
                seed,
                0,
                failed ? null : scattered ? 0.05 * (1 + seed % 5) : 0.05,
                failed ? null : 0.3,
                status,
                status == Status.ESCAPED ? steps : null,
                steps,
                steps,
                steps,
                error,
                failed ? null : 40 * steps,
                "synthetic",
                "nowhere",
                Instant.parse("2026-02-03T12:00:00Z"));
    }

    /** Writes them to an output. */
    public Path write(Path output) throws IOException {
        OutputDirectory directory =
                new OutputDirectory(new org.apache.hadoop.fs.Path(output.toUri()), new Configuration());
        directory
                .writableRuns(Map.of(), (file, where) -> {
                    throw new AssertionError(file);
                })
                .append(rows);
        return output;
    }
}

package dev.escapement.spark.report;

import dev.escapement.spark.store.RunRow;
import dev.escapement.spark.store.RunStore;
import dev.escapement.spark.store.SettingColumns;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** What the tables no longer tell of the runs: single times, what failed ones threw, what it all cost. */
final class MeasuredRuns {
    /** How many different messages of failed cells are kept. */
    private static final int MESSAGES = 50;

    private static final SettingTimes NONE = new SettingTimes();

    private final Map<SettingColumns, SettingTimes> times = new HashMap<>();
    private final Map<String, Integer> errors = new TreeMap<>();
    private final TreeSet<String> kernels = new TreeSet<>();
    private final TreeSet<String> hosts = new TreeSet<>();
    private final TreeSet<Long> rootSeeds = new TreeSet<>();
    private long cells;
    private long steps;
    private long coreNanos;

    private MeasuredRuns() {}

    static MeasuredRuns of(RunStore runs) throws IOException {
        MeasuredRuns measured = new MeasuredRuns();
        runs.forEachCell(measured::add);
        return measured;
    }

    private void add(RunRow row) {
        cells++;
        steps += row.steps() == null ? 0 : row.steps();
        coreNanos += row.wallNanos() == null ? 0 : row.wallNanos();
        keep(kernels, row.kernel());
        keep(hosts, row.host());
        rootSeeds.add(row.rootSeed());
        switch (row.status()) {
            case ESCAPED -> at(row).add(row.escapeStep(), true);
            case CENSORED, DIVERGED -> at(row).add(row.maxSteps(), false);
            case FAILED -> {
                String error = row.error() == null ? "no message" : row.error();
                if (errors.size() < MESSAGES || errors.containsKey(error)) {
                    errors.merge(error, 1, Integer::sum);
                }
            }
        }
    }

    private SettingTimes at(RunRow row) {
        return times.computeIfAbsent(row.setting(), setting -> new SettingTimes());
    }

    private static void keep(TreeSet<String> names, String name) {
        if (name != null) {
            names.add(name);
        }
    }

    /** The runs of a setting; none if all of them failed. */
    SettingTimes of(SettingColumns setting) {
        return times.getOrDefault(setting, NONE);
    }

    int settings() {
        return times.size();
    }

    long cells() {
        return cells;
    }

    /** Steps that the rows at hand took. */
    long steps() {
        return steps;
    }

    /** Core time that the rows at hand took. */
    double coreSeconds() {
        return coreNanos * 1e-9;
    }

    /** What failed cells threw, and how many of them. */
    Map<String, Integer> errors() {
        return errors;
    }

    TreeSet<String> kernels() {
        return kernels;
    }

    TreeSet<String> hosts() {
        return hosts;
    }

    TreeSet<Long> rootSeeds() {
        return rootSeeds;
    }
}

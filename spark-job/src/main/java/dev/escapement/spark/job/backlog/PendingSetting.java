package dev.escapement.spark.job.backlog;

import dev.escapement.setting.Setting;
import dev.escapement.sweep.Cost;

/**
 * A setting and such of its cells as are not done, and are simulated alike.
 *
 * @param setting what the cells share
 * @param maxSteps where they are censored
 * @param seeds one a cell
 * @param kept of each
 * @param cost of one cell
 */
public record PendingSetting(Setting setting, long maxSteps, long[] seeds, ResultsKept kept, Cost cost) {

    double nanos() {
        return cost.nanos(seeds.length);
    }
}

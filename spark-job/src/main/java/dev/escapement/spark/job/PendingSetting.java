package dev.escapement.spark.job;

import dev.escapement.sweep.Cost;
import dev.escapement.sweep.Setting;

/**
 * A setting and those of its cells that are not done.
 *
 * @param setting what the cells share
 * @param maxSteps where they are censored
 * @param seeds one a cell
 * @param cost of one cell
 */
record PendingSetting(Setting setting, long maxSteps, long[] seeds, Cost cost) {

    double nanos() {
        return cost.nanos(seeds.length);
    }
}

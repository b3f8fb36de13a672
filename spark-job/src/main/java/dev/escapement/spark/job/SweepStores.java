package dev.escapement.spark.job;

import dev.escapement.spark.store.CheckpointStore;
import dev.escapement.spark.store.PassageStore;
import dev.escapement.spark.store.RunStore;
import dev.escapement.spark.store.TrajectoryStore;

/**
 * Where a sweep's results are.
 *
 * @param runs a row per cell
 * @param trajectories of those cells that keep one
 * @param passages of those cells that record them
 * @param checkpoints of cells under way
 */
public record SweepStores(
        RunStore runs, TrajectoryStore trajectories, PassageStore passages, CheckpointStore checkpoints) {}

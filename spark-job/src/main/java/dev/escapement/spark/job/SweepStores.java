package dev.escapement.spark.job;

import dev.escapement.spark.store.CheckpointStore;
import dev.escapement.spark.store.RunStore;
import dev.escapement.spark.store.TrajectoryStore;

/**
 * Where a sweep's results are.
 *
 * @param runs a row per cell
 * @param trajectories of those cells that keep one
 * @param checkpoints of cells under way
 */
public record SweepStores(RunStore runs, TrajectoryStore trajectories, CheckpointStore checkpoints) {}

package dev.escapement.spark.store.table;

import dev.escapement.spark.store.parquet.Column;

/**
 * A row of {@code trajectories/*.parquet}: where a cell was after a step. A cell's trajectory has its start as step 0, the
 * steps of {@link dev.escapement.simulation.TrajectoryGrid}, and the run's last step; where the run diverged, the grid's
 * steps up to there.
 */
public record TrajectoryRow(
        @Column("the cell_id of the cell's row in runs/") String cellId,
        @Column("steps taken; 0 is the start") long step,

        @Column("m after them, in [-1, 1]; with its sign, whatever the overlap mode")
        double overlap) {}

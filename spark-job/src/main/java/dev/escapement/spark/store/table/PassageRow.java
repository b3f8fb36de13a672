package dev.escapement.spark.store.table;

import dev.escapement.spark.store.parquet.Column;

/** A row of {@code passages/*.parquet}: when a cell first passed a level below its threshold. */
public record PassageRow(
        @Column("the cell_id of the cell's row in runs/") String cellId,

        @Column("an overlap below the threshold") double level,

        @Column(
                "the first step after which the overlap had reached the level; 0: it started there; null: not within the run")
        Long step,

        @Column("the step up to which the run was watched, had it neither escaped nor diverged")
        Long maxSteps) {}

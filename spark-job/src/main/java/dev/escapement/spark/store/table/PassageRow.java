package dev.escapement.spark.store.table;

import dev.escapement.spark.store.parquet.Column;

/** A row of {@code passages/*.parquet}: when a cell's overlap first reached a level below the threshold. */
public record PassageRow(
        @Column("the cell_id of the cell's row in runs/") String cellId,
        @Column("the overlap") double level,

        @Column("steps until |m| (or m) reached it, 0 if the run started there; null if it did not")
        Long step,

        @Column(value = "the step up to which a run that did not reach it was watched", addition = true)
        Long maxSteps) {}

package dev.escapement.spark.store.table;

import dev.escapement.spark.store.parquet.Column;
import java.io.Serializable;

/**
 * A setting: every physics column but the seed. The root seed is no part of it: it names random streams, not a law, so the
 * runs of two outputs that differ in it are runs of one setting.
 *
 * @param model its words
 * @param dimension d
 * @param rates its numbers
 */
public record SettingColumns(
        ModelColumns model, @Column("d") int dimension, RateColumns rates) implements Serializable {
    /**
     * Refuses what describes no setting.
     *
     * @throws IllegalArgumentException if a word is none of ours, a number is missing or out of its range
     */
    public SettingColumns {
        SettingContract.check(model, dimension, rates);
    }

    /** The setting without its dimension. */
    public GroupColumns group() {
        return new GroupColumns(model, rates.acrossDimensions(model.gammaPolicy()));
    }
}

package dev.escapement.spark.fit;

import dev.escapement.spark.store.table.EscapeTimeRow;
import java.io.Serializable;

/**
 * The escape times of one setting.
 *
 * @param row measured and computed, as the table has them
 * @param law quantiles of the computed ones
 */
record SettingFit(EscapeTimeRow row, LawQuantiles law) implements Serializable {}

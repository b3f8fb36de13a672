package dev.escapement.spark.fit;

import dev.escapement.spark.store.EscapeTimeRow;
import dev.escapement.spark.store.ExponentRow;
import java.util.List;

/**
 * What a fit finds.
 *
 * @param escapeTimes one row a setting
 * @param exponents one row a group, method and model
 */
public record Tables(List<EscapeTimeRow> escapeTimes, List<ExponentRow> exponents) {}

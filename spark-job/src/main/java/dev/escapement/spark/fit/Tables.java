package dev.escapement.spark.fit;

import dev.escapement.inference.Warning;
import dev.escapement.setting.SettingGroup;
import dev.escapement.spark.store.table.CrossoverRow;
import dev.escapement.spark.store.table.EscapeTimeRow;
import dev.escapement.spark.store.table.ExponentRow;
import dev.escapement.spark.store.table.LocalExponentRow;
import dev.escapement.spark.store.table.TransitionRow;
import java.util.List;
import java.util.Map;

/**
 * What a fit finds.
 *
 * @param escapeTimes one row a setting
 * @param exponents one row a group, method and model
 * @param localExponents the headlines' methods on parts of the dimensions
 * @param transitions one row for groups that differ in their learning-rate exponent alone
 * @param crossovers one row a dimension, for settings that differ in their learning rate alone
 * @param laws what the law of T says of each setting, in the order of the escape times
 * @param warnings what a reader of each group's headline should know, which its row has in one text
 */
public record Tables(
        List<EscapeTimeRow> escapeTimes,
        List<ExponentRow> exponents,
        List<LocalExponentRow> localExponents,
        List<TransitionRow> transitions,
        List<CrossoverRow> crossovers,
        List<LawQuantiles> laws,
        Map<SettingGroup, List<Warning>> warnings) {

    /** The row of each group that is its headline, in the order of the groups. */
    public List<ExponentRow> headlines() {
        return exponents.stream().filter(ExponentRow::best).toList();
    }
}

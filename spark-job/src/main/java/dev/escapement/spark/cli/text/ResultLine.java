package dev.escapement.spark.cli.text;

import dev.escapement.numeric.Decimals;
import dev.escapement.setting.LearningRate;
import dev.escapement.setting.SettingGroup;
import dev.escapement.spark.report.text.GroupNames;
import dev.escapement.spark.report.text.Numbers;
import dev.escapement.spark.store.table.EscapeTimeRow;
import dev.escapement.spark.store.table.ExponentRow;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * What one line of the result table is about.
 *
 * @param name of the group
 * @param row its headline
 * @param settings its settings
 * @param note the short note; empty for none
 * @param limitMark of the reason why there is no limit, such as {@code 1)}; empty for none
 */
record ResultLine(
        GroupNames.GroupName name, ExponentRow row, List<EscapeTimeRow> settings, String note, String limitMark) {

    /** The groups that stand under one heading: those that differ in their learning-rate exponent alone. */
    SettingGroup family() {
        return row.group().rate() instanceof LearningRate.Law
                ? row.group().acrossExponents()
                : row.group().acrossRates();
    }

    /** The heading of the family. */
    String heading() {
        return row.group().rate() instanceof LearningRate.Law law
                ? name.family() + ", eta = " + Decimals.spell(law.coefficient()) + " d^-a"
                : name.family();
    }

    /** The learning rate under the heading. */
    String rateUnderHeading() {
        return row.group().rate() instanceof LearningRate.Law law
                ? "a = " + Decimals.spell(law.exponent())
                : name.rateOrNone();
    }

    String dimensions() {
        if (row.dMin() == null) {
            return "-";
        }
        return row.dMin().equals(row.dMax()) ? row.dMin().toString() : row.dMin() + ".." + row.dMax();
    }

    String runs() {
        return Integer.toString(settings.stream().mapToInt(EscapeTimeRow::n).sum());
    }

    String escaped() {
        return Integer.toString(row.nEscaped());
    }

    /** The median at the largest dimension. */
    String median() {
        EscapeTimeRow largest = settings.stream()
                .max(Comparator.comparingLong(setting -> setting.setting().dimension()))
                .orElseThrow();
        return largest.median() == null ? "not reached" : String.format(Locale.ROOT, "%.0f", largest.median());
    }

    String alpha() {
        return Numbers.interval(row);
    }

    String theory() {
        return Numbers.two(row.lawAlpha());
    }

    String limit() {
        String limit = row.predictedAlpha() == null ? "-" : Decimals.spell(row.predictedAlpha());
        return limitMark.isEmpty() ? limit : limit + " " + limitMark;
    }
}

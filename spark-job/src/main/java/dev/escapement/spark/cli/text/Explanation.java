package dev.escapement.spark.cli.text;

import dev.escapement.inference.Warning;
import dev.escapement.spark.fit.Tables;
import dev.escapement.spark.report.text.Conclusion;
import dev.escapement.spark.report.text.GroupNames;
import dev.escapement.spark.report.text.LimitReason;
import dev.escapement.spark.report.text.Numbers;
import dev.escapement.spark.report.text.TimeScale;
import dev.escapement.spark.store.table.ExponentRow;
import java.util.List;

/** What {@code --explain} prints below the result table: all that was found of each group, for specialists too. */
public final class Explanation {
    private static final String BULLET = "  - ";

    private final Tables tables;
    private final int width;
    private final StringBuilder text = new StringBuilder();

    private Explanation(Tables tables, int width) {
        this.tables = tables;
        this.width = width;
    }

    /** The explanation in lines of at most {@code width} characters where words allow it. */
    public static String of(Tables tables, int width) {
        Explanation explanation = new Explanation(tables, width);
        explanation.groups();
        explanation.conclusions();
        return explanation.text.toString();
    }

    private void groups() {
        List<ExponentRow> headlines = tables.headlines();
        GroupNames names =
                new GroupNames(headlines.stream().map(ExponentRow::group).toList());
        boolean samples = TimeScale.of(tables) == TimeScale.SAMPLES;
        text.append(samples ? "Each group; its exponents are of steps, not samples\n" : "Each group\n");
        for (ExponentRow row : headlines) {
            text.append(names.of(row.group()).whole()).append('\n');
            bullet(row.alpha() == null ? "no exponent" : "alpha " + Numbers.interval(row) + " by " + how(row));
            tables.warnings().getOrDefault(row.group(), List.of()).stream()
                    .map(Warning::text)
                    .forEach(this::bullet);
            LimitReason.of(row).ifPresent(reason -> bullet("no limit: " + reason));
        }
    }

    private static String how(ExponentRow row) {
        return row.method() + ", the trend " + row.model() + ", a " + row.interval() + " interval, " + row.nDimensions()
                + " dimensions, " + Numbers.count(row.nEscaped()) + " escapes and " + Numbers.count(row.nCensored())
                + " censored runs";
    }

    private void conclusions() {
        text.append("All conclusions\n");
        Conclusion.of(tables).forEach(conclusion -> bullet(conclusion.text()));
    }

    private void bullet(String line) {
        text.append(Columns.wrap(BULLET, line, width));
    }
}

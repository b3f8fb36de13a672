package dev.escapement.spark.cli.text;

import dev.escapement.numeric.Decimals;
import dev.escapement.setting.SettingGroup;
import dev.escapement.spark.fit.Tables;
import dev.escapement.spark.report.text.Agreement;
import dev.escapement.spark.report.text.GroupNames;
import dev.escapement.spark.report.text.Numbers;
import dev.escapement.spark.report.text.TimeScale;
import dev.escapement.spark.store.table.EscapeTimeRow;
import dev.escapement.spark.store.table.ExponentRow;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/**
 * What was found, a line a group: median escape time at the largest dimension, exponent, predictions. A narrow window gets
 * fewer columns, not torn ones.
 */
public final class ResultTable {
    /** A column; those of a higher rank go first where there is no room. */
    private record Column(String name, int rank, Function<Line, String> text) {}

    /** What one line is about. */
    private record Line(GroupNames.GroupName name, ExponentRow row, List<EscapeTimeRow> settings, String note) {}

    private static final Column SETTING =
            new Column("setting", 0, line -> line.name().family());
    private static final String MEDIAN = "median at largest d";
    private static final String ALPHA = "alpha [95%]";
    private static final Map<String, String> IN_SAMPLES =
            Map.of(MEDIAN, "median samples at largest d", ALPHA, "alpha of samples [95%]");
    private static final List<Column> COLUMNS = List.of(
            SETTING,
            new Column("learning rate", 0, line -> line.name().rate()),
            new Column("d", 2, line -> dimensions(line.row())),
            new Column("runs", 3, line -> Integer.toString(runs(line.settings()))),
            new Column("escaped", 3, line -> Integer.toString(line.row().nEscaped())),
            new Column(MEDIAN, 3, line -> median(line.settings())),
            new Column(ALPHA, 0, line -> Numbers.interval(line.row()) + line.note()),
            new Column("at these d", 0, line -> law(line.row())),
            new Column("limit", 1, line -> limit(line.row())));

    private final List<Line> lines = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private final int width;
    private final TimeScale scale;

    private ResultTable(Tables fitted, int width) {
        this.width = width;
        scale = TimeScale.of(fitted);
        Tables tables = scale.shown(fitted);
        List<ExponentRow> headlines = tables.headlines();
        GroupNames names =
                new GroupNames(headlines.stream().map(ExponentRow::group).toList());
        for (ExponentRow row : headlines) {
            List<EscapeTimeRow> settings = tables.escapeTimes().stream()
                    .filter(setting -> setting.setting().group().equals(row.group()))
                    .toList();
            String mark = row.warning() == null ? "" : " " + note(row.warning()) + ")";
            lines.add(new Line(names.of(row.group()), row, settings, mark));
        }
    }

    /** The table in lines of at most {@code width} characters, if names are not longer than that. */
    public static String of(Tables tables, int width) {
        return new ResultTable(tables, width).text();
    }

    private String text() {
        String table = fitting();
        StringBuilder text = new StringBuilder(table);
        if (lines.stream().anyMatch(line -> Agreement.of(line.row()) == Agreement.NO)) {
            text.append(
                    wrapped("* ", "the exponent that the law of T has at these dimensions lies outside the interval"));
        }
        for (int k = 0; k < notes.size(); k++) {
            text.append(wrapped(k + 1 + ") ", notes.get(k)));
        }
        String unit = scale.note(lines.stream().map(line -> line.row().group()).toList());
        return unit.isEmpty() ? text.toString() : text + wrapped("", unit);
    }

    /** With as many columns as fit; if the fewest do not, the settings as headings over their learning rates. */
    private String fitting() {
        for (int rank = 3; rank >= 0; rank--) {
            String table = Columns.align(cells(columns(rank), lines));
            if (widest(table) <= width) {
                return table;
            }
        }
        return underHeadings();
    }

    private String underHeadings() {
        List<Column> rest =
                columns(1).stream().filter(column -> !column.equals(SETTING)).toList();
        StringBuilder text = new StringBuilder();
        List<String> aligned = Columns.align(cells(rest, lines)).lines().toList();
        text.append("  ").append(aligned.get(0)).append('\n');
        SettingGroup family = null;
        for (int k = 0; k < lines.size(); k++) {
            if (!lines.get(k).row().group().acrossRates().equals(family)) {
                family = lines.get(k).row().group().acrossRates();
                text.append(lines.get(k).name().family()).append('\n');
            }
            text.append("  ").append(aligned.get(k + 1)).append('\n');
        }
        return text.toString();
    }

    private static List<Column> columns(int rank) {
        return COLUMNS.stream().filter(column -> column.rank() <= rank).toList();
    }

    private List<List<String>> cells(List<Column> columns, List<Line> lines) {
        List<List<String>> cells = new ArrayList<>();
        cells.add(columns.stream().map(this::heading).toList());
        for (Line line : lines) {
            cells.add(columns.stream().map(column -> column.text().apply(line)).toList());
        }
        return cells;
    }

    private String heading(Column column) {
        return scale == TimeScale.STEPS ? column.name() : IN_SAMPLES.getOrDefault(column.name(), column.name());
    }

    private static int widest(String text) {
        return text.lines().mapToInt(String::length).max().orElse(0);
    }

    private String wrapped(String mark, String note) {
        return Columns.wrap(mark, note, width);
    }

    /** The number of a note, which is told once however many lines it concerns. */
    private int note(String text) {
        if (!notes.contains(text)) {
            notes.add(text);
        }
        return notes.indexOf(text) + 1;
    }

    private static int runs(List<EscapeTimeRow> settings) {
        return settings.stream().mapToInt(EscapeTimeRow::n).sum();
    }

    private static String dimensions(ExponentRow row) {
        if (row.dMin() == null) {
            return "-";
        }
        return row.dMin().equals(row.dMax()) ? row.dMin().toString() : row.dMin() + ".." + row.dMax();
    }

    private static String median(List<EscapeTimeRow> settings) {
        EscapeTimeRow largest = settings.stream()
                .max(Comparator.comparingLong(setting -> setting.setting().dimension()))
                .orElseThrow();
        return largest.median() == null ? "not reached" : String.format(Locale.ROOT, "%.0f", largest.median());
    }

    private static String law(ExponentRow row) {
        return Numbers.two(row.lawAlpha()) + (Agreement.of(row) == Agreement.NO ? " *" : "");
    }

    private static String limit(ExponentRow row) {
        return row.predictedAlpha() == null ? "-" : Decimals.spell(row.predictedAlpha());
    }
}

package dev.escapement.spark.cli.text;

import dev.escapement.setting.SettingGroup;
import dev.escapement.spark.fit.Tables;
import dev.escapement.spark.report.text.Conclusion;
import dev.escapement.spark.report.text.GroupNames;
import dev.escapement.spark.report.text.LimitReason;
import dev.escapement.spark.report.text.TimeScale;
import dev.escapement.spark.store.table.EscapeTimeRow;
import dev.escapement.spark.store.table.ExponentRow;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What was found: what holds for all groups, a line a group, and at the end a sentence that can be repeated. A narrow window
 * gets fewer columns, not torn ones.
 */
public final class ResultTable {
    /** Prose in longer lines is hard to read. */
    private static final int LONGEST_PROSE = 100;

    private static final int INDENT = 2;

    private record Column(String name, Function<ResultLine, String> text) {}

    private static final Column D = new Column("d", ResultLine::dimensions);
    private static final Column RUNS = new Column("runs", ResultLine::runs);
    private static final Column ESCAPED = new Column("escaped", ResultLine::escaped);
    private static final Column MEDIAN = new Column("median T", ResultLine::median);
    private static final Column ALPHA = new Column("alpha [95%]", ResultLine::alpha);
    private static final Column THEORY = new Column("theory", ResultLine::theory);
    private static final Column LIMIT = new Column("limit", ResultLine::limit);
    private static final Column NOTE = new Column("note", ResultLine::note);
    private static final Column RATE = new Column("rate", ResultLine::rateUnderHeading);
    private static final List<Column> SETTING = List.of(
            new Column("setting", line -> line.name().family()),
            new Column("learning rate", line -> line.name().rate()));

    private final Tables fitted;
    private final List<ResultLine> lines = new ArrayList<>();
    private final List<String> marked = new ArrayList<>();
    private final SharedWarnings shared;
    private final Optional<String> noLimit;
    private final int width;
    private final TimeScale scale;

    private ResultTable(Tables fitted, int width) {
        this.fitted = fitted;
        this.width = width;
        scale = TimeScale.of(fitted);
        Tables tables = scale.shown(fitted);
        shared = SharedWarnings.of(tables.warnings().values());
        List<ExponentRow> headlines = tables.headlines();
        noLimit = sharedReason(headlines);
        GroupNames names =
                new GroupNames(headlines.stream().map(ExponentRow::group).toList());
        Map<SettingGroup, List<EscapeTimeRow>> settings = tables.escapeTimes().stream()
                .collect(Collectors.groupingBy(row -> row.setting().group(), HashMap::new, Collectors.toList()));
        for (ExponentRow row : headlines) {
            String note = ShortNote.of(row, tables.warnings().getOrDefault(row.group(), List.of()), shared.kinds())
                    .orElse("");
            String limitMark = noLimit.isPresent()
                    ? ""
                    : LimitReason.of(row)
                            .map(reason -> mark("no limit: " + reason))
                            .orElse("");
            lines.add(new ResultLine(
                    names.of(row.group()), row, settings.getOrDefault(row.group(), List.of()), note, limitMark));
        }
    }

    /** The table in lines of at most {@code width} characters, if names are not longer than that. */
    public static String of(Tables tables, int width) {
        return new ResultTable(tables, width).text();
    }

    private String text() {
        String table = fitting();
        StringBuilder text = new StringBuilder();
        above().forEach(line -> text.append(wrapped("", line)));
        text.append(table);
        for (int k = 0; k < marked.size(); k++) {
            text.append(wrapped(k + 1 + ") ", marked.get(k)));
        }
        String outside = ShortNote.THEORY_OUTSIDE;
        if (!marked.contains(ShortNote.inFull(outside))
                && lines.stream().anyMatch(line -> line.note().equals(outside))) {
            text.append(wrapped("", ShortNote.inFull(outside)));
        }
        text.append('\n');
        Conclusion.told(fitted).forEach(conclusion -> text.append(wrapped("", conclusion.text())));
        return text.toString();
    }

    private List<String> above() {
        List<String> above = new ArrayList<>();
        String time = scale == TimeScale.STEPS ? "steps" : "samples";
        above.add("T: " + time + " until a run escapes, T ~ d^alpha; median T: at the largest d; theory: alpha at the"
                + " same d; limit: alpha at large d.");
        if (!shared.texts().isEmpty()) {
            above.add((lines.size() == 1 ? "Note: " : "All groups: ") + String.join("; ", shared.texts()) + ".");
        }
        noLimit.ifPresent(reason -> above.add("No limit: " + reason + "."));
        return above;
    }

    /** The reason that all groups have for having no limit; empty if they differ in that. */
    private static Optional<String> sharedReason(List<ExponentRow> headlines) {
        List<Optional<String>> reasons =
                headlines.stream().map(LimitReason::of).distinct().limit(2).toList();
        return reasons.size() == 1 ? reasons.get(0) : Optional.empty();
    }

    /** The number of a remark, which is made once however many lines it concerns. */
    private String mark(String remark) {
        if (!marked.contains(remark)) {
            marked.add(remark);
        }
        return marked.indexOf(remark) + 1 + ")";
    }

    /** The first layout that fits; the narrowest where none does. */
    private String fitting() {
        String wide =
                Columns.align(cells(with(SETTING, List.of(D, RUNS, ESCAPED, MEDIAN, ALPHA, THEORY, LIMIT, NOTE))));
        if (widest(wide) <= width) {
            return wide;
        }
        Column alpha = new Column(ALPHA.name(), this::markedAlpha);
        return Stream.of(
                        List.of(RATE, D, RUNS, ESCAPED, MEDIAN, ALPHA, THEORY, LIMIT, NOTE),
                        List.of(RATE, D, RUNS, ESCAPED, MEDIAN, alpha, THEORY, LIMIT),
                        List.of(RATE, D, RUNS, ESCAPED, MEDIAN, alpha, THEORY),
                        List.of(RATE, D, MEDIAN, alpha, THEORY))
                .map(columns -> Columns.align(cells(columns)).indent(INDENT))
                .filter(table -> widest(table) <= width)
                .findFirst()
                .map(this::underHeadings)
                .orElseGet(() -> underHeadings(
                        Columns.align(cells(List.of(RATE, alpha, THEORY))).indent(INDENT)));
    }

    private String markedAlpha(ResultLine line) {
        return line.note().isEmpty() ? line.alpha() : line.alpha() + " " + mark(ShortNote.inFull(line.note()));
    }

    /** A table with a heading over the lines of each family. */
    private String underHeadings(String table) {
        StringBuilder text = new StringBuilder();
        List<String> aligned = table.lines().toList();
        text.append(aligned.get(0)).append('\n');
        SettingGroup family = null;
        for (int k = 0; k < lines.size(); k++) {
            if (!lines.get(k).family().equals(family)) {
                family = lines.get(k).family();
                text.append(lines.get(k).heading()).append('\n');
            }
            text.append(aligned.get(k + 1)).append('\n');
        }
        return text.toString();
    }

    private static List<Column> with(List<Column> first, List<Column> rest) {
        List<Column> all = new ArrayList<>(first);
        all.addAll(rest);
        return all;
    }

    /** A heading and a line each; a column in which nothing stands is left out. */
    private List<List<String>> cells(List<Column> columns) {
        List<Column> shown = columns.stream()
                .filter(column -> !column.equals(NOTE)
                        || lines.stream().anyMatch(line -> !line.note().isEmpty()))
                .toList();
        List<List<String>> cells = new ArrayList<>();
        cells.add(shown.stream().map(Column::name).toList());
        for (ResultLine line : lines) {
            cells.add(shown.stream().map(column -> column.text().apply(line)).toList());
        }
        return cells;
    }

    private static int widest(String text) {
        return text.lines().mapToInt(String::length).max().orElse(0);
    }

    private String wrapped(String mark, String note) {
        return Columns.wrap(mark, note, Math.min(width, LONGEST_PROSE));
    }
}

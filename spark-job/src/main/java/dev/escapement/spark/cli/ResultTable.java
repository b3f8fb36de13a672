package dev.escapement.spark.cli;

import dev.escapement.link.Decimals;
import dev.escapement.spark.fit.Tables;
import dev.escapement.spark.store.EscapeTimeRow;
import dev.escapement.spark.store.ExponentRow;
import dev.escapement.spark.store.ModelColumns;
import dev.escapement.spark.store.RateColumns;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** What was found, a line a group: median escape time at the largest dimension, exponent, prediction. */
final class ResultTable {
    private static final List<String> HEADER = List.of(
            "setting",
            "learning rate",
            "d",
            "runs",
            "escaped",
            "median at largest d",
            "alpha [95%]",
            "at these d",
            "asymptotic");

    private ResultTable() {}

    static String of(Tables tables) {
        List<List<String>> lines = new ArrayList<>();
        lines.add(HEADER);
        List<String> notes = new ArrayList<>();
        for (ExponentRow row : tables.headlines()) {
            List<EscapeTimeRow> settings = tables.escapeTimes().stream()
                    .filter(setting -> setting.setting().group().equals(row.group()))
                    .toList();
            String mark = row.warning() == null ? "" : " " + note(row.warning(), notes) + ")";
            lines.add(line(row, settings, mark));
        }
        StringBuilder text = new StringBuilder(Columns.align(lines));
        for (int k = 0; k < notes.size(); k++) {
            text.append(k + 1).append(") ").append(notes.get(k)).append('\n');
        }
        return text.toString();
    }

    /** The number of a note, which is told once however many lines it concerns. */
    private static int note(String text, List<String> notes) {
        if (!notes.contains(text)) {
            notes.add(text);
        }
        return notes.indexOf(text) + 1;
    }

    private static List<String> line(ExponentRow row, List<EscapeTimeRow> settings, String mark) {
        EscapeTimeRow largest = settings.stream()
                .max(Comparator.comparingInt(setting -> setting.setting().dimension()))
                .orElseThrow();
        return List.of(
                model(row.group().model()),
                rate(row.group().rates()),
                dimensions(row),
                Integer.toString(settings.stream().mapToInt(EscapeTimeRow::n).sum()),
                Integer.toString(row.nEscaped()),
                median(largest),
                alpha(row) + mark,
                row.meanMapAlpha() == null ? "-" : String.format(Locale.ROOT, "%.2f", row.meanMapAlpha()),
                row.predictedAlpha() == null ? "-" : Decimals.spell(row.predictedAlpha()));
    }

    private static String model(ModelColumns model) {
        String activation = model.activation().equals(model.link()) ? "" : "/" + model.activation();
        return model.algorithm() + " " + model.link() + activation;
    }

    private static String rate(RateColumns rates) {
        if (rates.etaExponent() != null) {
            return "eta = " + Decimals.spell(rates.etaCoefficient()) + " d^-" + Decimals.spell(rates.etaExponent());
        }
        return rates.eta() == null ? "" : String.format(Locale.ROOT, "eta = %.4g", rates.eta());
    }

    private static String dimensions(ExponentRow row) {
        if (row.dMin() == null) {
            return "-";
        }
        return row.dMin().equals(row.dMax()) ? row.dMin().toString() : row.dMin() + ".." + row.dMax();
    }

    private static String median(EscapeTimeRow row) {
        return row.median() == null ? "not reached" : String.format(Locale.ROOT, "%.0f", row.median());
    }

    private static String alpha(ExponentRow row) {
        if (row.alpha() == null) {
            return "-";
        }
        return String.format(Locale.ROOT, "%.2f [%s, %s]", row.alpha(), end(row.alphaLo()), end(row.alphaHi()));
    }

    /** The end of an interval, which may be open. */
    private static String end(Double bound) {
        return bound == null ? "?" : String.format(Locale.ROOT, "%.2f", bound);
    }
}

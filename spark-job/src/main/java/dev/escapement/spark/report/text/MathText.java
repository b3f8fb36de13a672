package dev.escapement.spark.report.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A text whose mathematics is set as in print. {@code "eta = 0.03 d^-0.5"} becomes an italic eta, a number, and an italic d with a
 * superscript. The program writes all its texts in ASCII, as configurations and terminals have them; this is how pages and
 * figures show them.
 *
 * @param runs the pieces, in order; no two neighbours have the same style
 */
public record MathText(List<Run> runs) {
    private static final Map<String, String> GREEK = Map.of(
            "alpha", "\u03b1",
            "beta", "\u03b2",
            "gamma", "\u03b3",
            "delta", "\u03b4",
            "eta", "\u03b7",
            "mu", "\u03bc",
            "psi", "\u03c8",
            "sigma", "\u03c3");
    private static final String GREEK_WORD = "alpha|beta|gamma|delta|eta|mu|psi|sigma";
    private static final String MINUS = "\u2212";

    /** What is set in another way than it is written; the names of the groups are those of {@link #set}. */
    private static final Pattern MATHEMATICS = Pattern.compile(
            "(?<=[\\w)])\\^(?:\\((?<fraction>-?[\\w.]+(?:/[\\w.]+)?)\\)|(?<power>-?(?:\\d+(?:\\.\\d+)?|" + GREEK_WORD
                    + "|[a-z])(?!\\w)))"
                    + "|(?<![\\w.])(?<base>mu|m)_?(?<index>(?<=mu_)\\w+|(?<=m)0)(?!\\w)"
                    + "|(?<![\\w.])(?<greek>" + GREEK_WORD + ")(?![\\w']|[.-]\\w)"
                    + "|(?<![\\w.'])(?<variable>[dTm]|p|(?<=exponent |values of |any |smallest |largest )a"
                    + "|a(?= [=<>])|b(?= =)|c(?= =| d\\^))(?!['\\w(]|\\.\\w)"
                    + "|(?<![\\w)])(?<minus>-)(?=\\d)"
                    + "|(?<=\\d)(?<range>-)(?=\\d)"
                    + "|(?<=[\\w)] )(?<like>~)(?= )");

    private static final String RAISED = "0123456789" + MINUS + "abcdeghkmnpt\u03b1\u03b2\u03b3\u03b4+./";
    private static final String RAISED_AS = "\u2070\u00b9\u00b2\u00b3\u2074\u2075\u2076\u2077\u2078\u2079\u207b"
            + "\u1d43\u1d47\u1d9c\u1d48\u1d49\u1d4d\u02b0\u1d4f\u1d50\u207f\u1d56\u1d57\u1d45\u1d5d\u1d5e\u1d5f\u207a\u00b7\u2044";

    /** How a piece stands on its line. */
    public enum Script {
        /** On the line. */
        BASELINE,
        /** Raised and small. */
        SUPERSCRIPT,
        /** Lowered and small. */
        SUBSCRIPT
    }

    /** A piece of one style; variables are italic. */
    public record Run(String text, Script script, boolean italic) {}

    /** Copies the pieces and joins neighbours of one style. */
    public MathText {
        List<Run> joined = new ArrayList<>();
        for (Run run : runs) {
            Run last = joined.isEmpty() ? null : joined.get(joined.size() - 1);
            if (last != null && last.script() == run.script() && last.italic() == run.italic()) {
                joined.set(joined.size() - 1, new Run(last.text() + run.text(), run.script(), run.italic()));
            } else if (!run.text().isEmpty()) {
                joined.add(run);
            }
        }
        runs = List.copyOf(joined);
    }

    /** Sets a text that is written in ASCII. */
    public static MathText of(String plain) {
        List<Run> runs = new ArrayList<>();
        Matcher found = MATHEMATICS.matcher(plain);
        int end = 0;
        while (found.find()) {
            runs.add(new Run(plain.substring(end, found.start()), Script.BASELINE, false));
            runs.addAll(set(found));
            end = found.end();
        }
        runs.add(new Run(plain.substring(end), Script.BASELINE, false));
        return new MathText(runs);
    }

    private static List<Run> set(Matcher found) {
        Optional<String> power = group(found, "power").or(() -> group(found, "fraction"));
        if (power.isPresent()) {
            return List.of(symbol(power.get(), Script.SUPERSCRIPT));
        }
        if (found.group("base") != null) {
            return List.of(
                    symbol(found.group("base"), Script.BASELINE), symbol(found.group("index"), Script.SUBSCRIPT));
        }
        return group(found, "minus")
                .map(minus -> List.of(new Run(MINUS, Script.BASELINE, false)))
                .or(() -> group(found, "range").map(dash -> List.of(new Run("\u2013", Script.BASELINE, false))))
                .or(() -> group(found, "like").map(like -> List.of(new Run("\u223c", Script.BASELINE, false))))
                .orElseGet(() -> List.of(symbol(found.group(), Script.BASELINE)));
    }

    private static Optional<String> group(Matcher found, String name) {
        return Optional.ofNullable(found.group(name));
    }

    /** A number, or an italic variable. */
    private static Run symbol(String word, Script script) {
        String sign = word.startsWith("-") ? MINUS : "";
        String name = word.substring(sign.length());
        return new Run(sign + GREEK.getOrDefault(name, name), script, Character.isLetter(name.charAt(0)));
    }

    /** The text for a place that has one style alone, as a menu of a browser: superscripts are characters of their own. */
    public String unicode() {
        return runs.stream().map(MathText::unicode).collect(Collectors.joining());
    }

    private static String unicode(Run run) {
        return switch (run.script()) {
            case BASELINE -> run.text();
            case SUBSCRIPT -> Pattern.compile("\\d").matcher(run.text()).replaceAll(MathText::lowered);
            case SUPERSCRIPT ->
                run.text().chars().allMatch(c -> RAISED.indexOf(c) >= 0)
                        ? run.text()
                                .chars()
                                .mapToObj(c -> String.valueOf(RAISED_AS.charAt(RAISED.indexOf(c))))
                                .collect(Collectors.joining())
                        : "^" + run.text();
        };
    }

    private static String lowered(MatchResult digit) {
        return Character.toString('\u2080' + Integer.parseInt(digit.group()));
    }

    /**
     * The text in one string, as the page's script reads it: {@code ^{}} holds a superscript, {@code _{}} a subscript and
     * {@code /{}} what is italic on the line.
     */
    public String markup() {
        return runs.stream().map(MathText::markup).collect(Collectors.joining());
    }

    private static String markup(Run run) {
        return switch (run.script()) {
            case SUPERSCRIPT -> "^{" + run.text() + "}";
            case SUBSCRIPT -> "_{" + run.text() + "}";
            case BASELINE -> run.italic() ? "/{" + run.text() + "}" : run.text();
        };
    }
}

package dev.escapement.formula;

import java.util.Locale;

/** A formula's characters, read from left to right: spaces, words and numbers. */
final class Characters {
    private final String text;
    private int at;

    Characters(String text) {
        this.text = text;
    }

    /** The index of the next character. */
    int at() {
        return at;
    }

    /** Goes back to an index, or forward. */
    void to(int index) {
        at = index;
    }

    /** Steps over a character and returns it. */
    char take() {
        return text.charAt(at++);
    }

    /** Steps over marks and returns how many there are. */
    int marks() {
        int from = at;
        while (at < text.length() && text.charAt(at) == '\'') {
            at++;
        }
        return at - from;
    }

    /** A number that starts here. */
    Syntax number() {
        int from = at;
        digits();
        if (at < text.length() && text.charAt(at) == '.') {
            at++;
            digits();
        }
        if (at == from + 1 && text.charAt(from) == '.') {
            throw mistake(from, "a point without a digit is no number");
        }
        int end = at;
        if (at < text.length() && (text.charAt(at) | 32) == 'e') {
            at += at + 1 < text.length() && "+-".indexOf(text.charAt(at + 1)) >= 0 ? 2 : 1;
            int exponent = at;
            digits();
            end = at > exponent ? at : end;
        }
        at = end;
        String digits = text.substring(from, end);
        double value = Double.parseDouble(digits);
        boolean zero = digits.split("[eE]", 2)[0].chars().allMatch(c -> c == '0' || c == '.');
        if (Double.isInfinite(value) || value == 0 && !zero) {
            throw mistake(from, "a number is too " + (value == 0 ? "small" : "large") + " for double precision");
        }
        return new Syntax.Literal(value);
    }

    /** A mistake: something else stands where this is needed. */
    FormulaException expected(String what) {
        char found = next();
        String seen = found == 0
                ? "the formula ends"
                : found > ' ' && found < 127
                        ? "\"" + found + "\" stands"
                        : String.format(Locale.ROOT, "the character U+%04X stands", text.codePointAt(at));
        return mistake(at, what + " is missing where " + seen);
    }

    /** A mistake at an index. */
    FormulaException mistake(int index, String what) {
        return new FormulaException(text, index + 1, what);
    }

    /** The next character that is not a space, or 0 at the end; a character 0 in the text counts as 1, which no formula has. */
    char next() {
        return skip() < text.length() ? (char) Math.max(1, text.charAt(at)) : 0;
    }

    /** Steps over spaces and returns the index of what follows. */
    int skip() {
        while (at < text.length() && " \t\n\r".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        return at;
    }

    /** A name that starts here, or an empty text. */
    String word() {
        int from = at;
        while (at < text.length() && (letter(text.charAt(at)) || at > from && digit(text.charAt(at)))) {
            at++;
        }
        return text.substring(from, at);
    }

    private void digits() {
        while (at < text.length() && digit(text.charAt(at))) {
            at++;
        }
    }

    static boolean digit(char c) {
        return c >= '0' && c <= '9';
    }

    static boolean letter(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_';
    }
}

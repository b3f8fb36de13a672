package dev.escapement.formula;

import dev.escapement.formula.Syntax.Binding;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Reads a formula by recursive descent.
 *
 * <pre>
 * formula = { name "=" sum ";" } sum
 * sum     = product { ("+" | "-") product }
 * product = sign { ("*" | "/") sign }
 * sign    = "-" sign | atom [ "^" sign ]
 * atom    = number | name | name { "'" } "(" sum { "," sum } ")" | "(" sum ")"
 * </pre>
 */
final class Parser {
    /** The longest formula, in characters. */
    static final int LONGEST = 1000;
    /** How deep parentheses, calls, signs and powers may be nested. */
    static final int DEEPEST = 100;
    /** The most marks after a function's name. */
    static final int MARKS = 4;

    private final String text;
    private final Vocabulary vocabulary;
    private final Map<String, Syntax> bindings = new LinkedHashMap<>();
    private int at;
    private int depth;

    Parser(String text, Vocabulary vocabulary) {
        this.text = text;
        this.vocabulary = vocabulary;
    }

    /** The whole formula. */
    Formula formula() {
        if (text.length() > LONGEST) {
            throw mistake(LONGEST, "the formula is longer than " + LONGEST + " characters");
        }
        int from = skip();
        for (String name = word(); next() == '='; name = word()) {
            declare(name, from);
            from = skip();
        }
        at = from;
        if (next() == 0) {
            throw mistake(at, bindings.isEmpty() ? "the formula is empty" : "no formula follows the last binding");
        }
        Syntax body = sum();
        if (next() == ';') {
            throw mistake(at, "only a binding, name = ..., ends with a semicolon");
        }
        if (next() != 0) {
            throw expected("an operator or the end");
        }
        List<Binding> list = new ArrayList<>();
        bindings.forEach((name, value) -> list.add(new Binding(name, value)));
        return new Formula(list, body, vocabulary);
    }

    private void declare(String name, int from) {
        if (name.isEmpty()) {
            throw mistake(from, "a binding needs a name before =");
        }
        boolean function = vocabulary.arguments(name) > 0;
        if (function || vocabulary.values().contains(name) || bindings.containsKey(name)) {
            String what = function ? "a function" : bindings.containsKey(name) ? "bound already" : "a variable";
            throw mistake(from, name + " is " + what + ": a binding needs a name of its own");
        }
        at++;
        Syntax value = sum();
        if (next() != ';') {
            throw expected("an operator, or a semicolon after the binding of " + name);
        }
        at++;
        bindings.put(name, value);
    }

    private Syntax sum() {
        deeper();
        Syntax left = product();
        while (next() == '+' || next() == '-') {
            left = new Syntax.Infix(text.charAt(at++), left, product());
        }
        depth--;
        return left;
    }

    private Syntax product() {
        Syntax left = sign();
        while (next() == '*' || next() == '/') {
            left = new Syntax.Infix(text.charAt(at++), left, sign());
        }
        return left;
    }

    private Syntax sign() {
        deeper();
        Syntax read;
        if (next() == '-') {
            at++;
            read = new Syntax.Negation(sign());
        } else {
            read = atom();
            if (next() == '^') {
                at++;
                read = new Syntax.Infix('^', read, sign());
            }
        }
        depth--;
        return read;
    }

    private Syntax atom() {
        char first = next();
        if (first == '(') {
            at++;
            Syntax inner = sum();
            close("the parenthesis");
            return inner;
        }
        if (digit(first) || first == '.') {
            return number();
        }
        if (letter(first)) {
            return name();
        }
        throw expected("a number, a name or a parenthesis");
    }

    private Syntax number() {
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

    private Syntax name() {
        int from = at;
        String name = word();
        int marks = 0;
        for (; at < text.length() && text.charAt(at) == '\''; at++) {
            marks++;
        }
        int arguments = vocabulary.arguments(name);
        boolean value = vocabulary.values().contains(name) || bindings.containsKey(name);
        if (arguments == 0 && !value) {
            throw mistake(from, unknown(name));
        }
        if (marks > 0 && !vocabulary.unknown().contains(name)) {
            throw mistake(from, name + " has no derivatives in a formula");
        }
        if (marks > MARKS) {
            throw mistake(from, "a formula has at most " + MARKS + " marks after " + name);
        }
        if (value && next() == '(') {
            throw mistake(from, name + " is not a function: a product is written with *");
        }
        if (value) {
            return new Syntax.Name(name);
        }
        if (next() != '(') {
            throw mistake(from, name + " is a function: its argument is missing");
        }
        return call(name, marks, from, arguments);
    }

    private Syntax call(String name, int marks, int from, int demanded) {
        List<Syntax> arguments = new ArrayList<>();
        at++;
        int first = skip();
        if (next() != ')') {
            arguments.add(sum());
            while (next() == ',') {
                at++;
                arguments.add(sum());
            }
        }
        close("the call of " + name);
        if (arguments.size() != demanded) {
            throw mistake(
                    from,
                    name + " takes " + (demanded == 1 ? "one argument" : demanded + " arguments") + ", not "
                            + arguments.size());
        }
        Vocabulary.Family family = vocabulary.families().get(name);
        if (family != null && !(arguments.get(0) instanceof Syntax.Literal order && whole(order, family))) {
            throw mistake(
                    first,
                    "the first argument of " + name + " is a whole number from 0 to " + family.highest()
                            + ", written out");
        }
        return new Syntax.Call(name, marks, arguments);
    }

    private static boolean whole(Syntax.Literal order, Vocabulary.Family family) {
        return order.value() == Math.rint(order.value()) && order.value() <= family.highest();
    }

    private void close(String what) {
        if (next() != ')') {
            throw expected(next() == 0 ? "a ) that ends " + what : "an operator, or a ) that ends " + what);
        }
        at++;
    }

    private String unknown(String name) {
        List<String> known = new ArrayList<>(vocabulary.values());
        known.addAll(bindings.keySet());
        String nearest = Spelling.nearest(name, known, vocabulary.calls());
        return "\"" + name + "\" is unknown: "
                + (nearest.isEmpty()
                        ? vocabulary.kind() + " knows " + String.join(", ", known) + ", and the functions "
                                + String.join(", ", vocabulary.calls())
                        : "did you mean " + nearest + "?");
    }

    private FormulaException expected(String what) {
        char found = next();
        String seen = found == 0
                ? "the formula ends"
                : found > ' ' && found < 127
                        ? "\"" + found + "\" stands"
                        : String.format(Locale.ROOT, "the character U+%04X stands", text.codePointAt(at));
        return mistake(at, what + " is missing where " + seen);
    }

    private FormulaException mistake(int index, String what) {
        return new FormulaException(text, index + 1, what);
    }

    private void deeper() {
        if (++depth > 2 * DEEPEST) {
            throw mistake(at, "the formula is nested too deeply");
        }
    }

    /** The next character that is not a space, or 0 at the end. */
    private char next() {
        return skip() < text.length() ? text.charAt(at) : 0;
    }

    private int skip() {
        while (at < text.length() && " \t\n\r".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        return at;
    }

    private String word() {
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

    private static boolean digit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean letter(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_';
    }
}

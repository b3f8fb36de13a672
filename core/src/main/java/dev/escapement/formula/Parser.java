package dev.escapement.formula;

import dev.escapement.formula.Syntax.Binding;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
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
    private final Characters in;
    private int depth;

    Parser(String text, Vocabulary vocabulary) {
        this.text = text;
        this.vocabulary = vocabulary;
        in = new Characters(text);
    }

    /** The whole formula. */
    Formula formula() {
        if (text.length() > LONGEST) {
            throw in.mistake(LONGEST, "the formula is longer than " + LONGEST + " characters");
        }
        int from = in.skip();
        for (String name = in.word(); in.next() == '='; name = in.word()) {
            declare(name, from);
            from = in.skip();
        }
        in.to(from);
        if (in.next() == 0) {
            throw in.mistake(
                    in.at(), bindings.isEmpty() ? "the formula is empty" : "no formula follows the last binding");
        }
        Syntax body = sum();
        if (in.next() == ';') {
            throw in.mistake(in.at(), "only a binding, name = ..., ends with a semicolon");
        }
        if (in.next() != 0) {
            throw in.expected("an operator or the end");
        }
        List<Binding> list = new ArrayList<>();
        bindings.forEach((name, value) -> list.add(new Binding(name, value)));
        Formula formula = new Formula(list, body, vocabulary);
        if (formula.toString().length() > LONGEST) {
            throw in.mistake(
                    text.length(),
                    "the formula, written out with its spaces, is longer than " + LONGEST + " characters");
        }
        return formula;
    }

    private void declare(String name, int from) {
        if (name.isEmpty()) {
            throw in.mistake(from, "a binding needs a name before =");
        }
        boolean function = vocabulary.arguments(name) > 0;
        if (function || vocabulary.values().contains(name) || bindings.containsKey(name)) {
            String what = function ? "a function" : bindings.containsKey(name) ? "bound already" : "a variable";
            throw in.mistake(from, name + " is " + what + ": a binding needs a name of its own");
        }
        in.take();
        Syntax value = sum();
        if (in.next() != ';') {
            throw in.expected("an operator, or a semicolon after the binding of " + name);
        }
        in.take();
        bindings.put(name, value);
    }

    private Syntax sum() {
        deeper();
        Syntax left = product();
        while (in.next() == '+' || in.next() == '-') {
            left = new Syntax.Infix(in.take(), left, product());
        }
        depth--;
        return left;
    }

    private Syntax product() {
        Syntax left = sign();
        while (in.next() == '*' || in.next() == '/') {
            left = new Syntax.Infix(in.take(), left, sign());
        }
        return left;
    }

    private Syntax sign() {
        deeper();
        Syntax read;
        if (in.next() == '-') {
            in.take();
            read = new Syntax.Negation(sign());
        } else {
            read = atom();
            if (in.next() == '^') {
                in.take();
                read = new Syntax.Infix('^', read, sign());
            }
        }
        depth--;
        return read;
    }

    private Syntax atom() {
        char first = in.next();
        if (first == '(') {
            in.take();
            Syntax inner = sum();
            close("the parenthesis");
            return inner;
        }
        if (Characters.digit(first) || first == '.') {
            return in.number();
        }
        if (Characters.letter(first)) {
            return name();
        }
        throw in.expected("a number, a name or a parenthesis");
    }

    private Syntax name() {
        int from = in.at();
        String name = in.word();
        int marks = in.marks();
        int arguments = vocabulary.arguments(name);
        boolean value = vocabulary.values().contains(name) || bindings.containsKey(name);
        if (arguments == 0 && !value) {
            throw in.mistake(from, unknown(name));
        }
        if (marks > 0 && !vocabulary.unknown().contains(name)) {
            throw in.mistake(from, name + " has no derivatives in a formula");
        }
        if (marks > MARKS) {
            throw in.mistake(from, "a formula has at most " + MARKS + " marks after " + name);
        }
        if (value && in.next() == '(') {
            throw in.mistake(from, name + " is not a function: a product is written with *");
        }
        if (value) {
            return new Syntax.Name(name);
        }
        if (in.next() != '(') {
            throw in.mistake(from, name + " is a function: its argument is missing");
        }
        return call(name, marks, from, arguments);
    }

    private Syntax call(String name, int marks, int from, int demanded) {
        List<Syntax> arguments = new ArrayList<>();
        in.take();
        int first = in.skip();
        if (in.next() != ')') {
            arguments.add(sum());
            while (in.next() == ',') {
                in.take();
                arguments.add(sum());
            }
        }
        close("the call of " + name);
        if (arguments.size() != demanded) {
            throw in.mistake(
                    from,
                    name + " takes " + (demanded == 1 ? "one argument" : demanded + " arguments") + ", not "
                            + arguments.size());
        }
        Vocabulary.Family family = vocabulary.families().get(name);
        if (family != null && !(arguments.get(0) instanceof Syntax.Literal order && whole(order, family))) {
            throw in.mistake(
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
        if (in.next() != ')') {
            throw in.expected(in.next() == 0 ? "a ) that ends " + what : "an operator, or a ) that ends " + what);
        }
        in.take();
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

    private void deeper() {
        if (++depth > 2 * DEEPEST) {
            throw in.mistake(in.at(), "the formula is nested too deeply");
        }
    }
}

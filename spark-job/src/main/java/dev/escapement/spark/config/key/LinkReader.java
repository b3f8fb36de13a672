package dev.escapement.spark.config.key;

import dev.escapement.link.FormulaLink;
import dev.escapement.link.Link;
import dev.escapement.link.Links;
import dev.escapement.link.MultiLink;
import dev.escapement.link.Polynomial;
import dev.escapement.setting.Activation;
import java.util.List;
import java.util.Map;

/** Links, and the activations beside them. */
final class LinkReader {
    /** What is read, for messages. */
    static final String ALLOWED = Links.ALLOWED + " or { formula = \"tanh(2*x)\" }";

    /** What is read of several directions, for messages. */
    static final String JOINT = "{ formula = \"s1*s2\" } or { sum = he3 }";

    private LinkReader() {}

    /** Links as written: what one means depends on how many directions it has. */
    static List<Entry> written(Entry entry) {
        entry.elements().stream()
                .filter(element -> !element.isObject() || !element.has("formula"))
                .forEach(element -> link(element, 1));
        return entry.elements();
    }

    /** One link of so many directions that is not a constant. */
    static MultiLink link(Entry entry, int directions) {
        if (entry.isObject() && entry.has("sum")) {
            return MultiLink.sum(link(Formulas.only(entry, "sum")), directions);
        }
        if (directions == 1) {
            return new MultiLink.Single(link(entry));
        }
        if (!entry.isObject() || !entry.has("formula")) {
            throw entry.expecting("must be " + JOINT)
                    .wrong("it is a link of one direction, and directions = " + directions);
        }
        Entry formula = Formulas.only(entry, "formula")
                .expecting("must be a formula in " + (directions == 2 ? "s1 and s2" : "s1 to s" + directions));
        MultiLink.Joint joint = Formulas.read(formula, text -> MultiLink.joint(text, directions));
        if (joint.constant()) {
            throw formula.wrong("a constant link carries no direction");
        }
        return joint;
    }

    static List<Activation> activations(Entry entry) {
        return entry.elements().stream().map(LinkReader::activation).distinct().toList();
    }

    /** One link that is not a constant. */
    static Link link(Entry entry) {
        Link link = member(entry);
        if (link.degree().orElse(1) == 0) {
            throw entry.wrong("a constant link carries no direction");
        }
        return link;
    }

    private static Activation activation(Entry entry) {
        if (!entry.isObject() && entry.scalar().equals("same")) {
            return new Activation.Same();
        }
        Link activation = member(entry);
        if (activation.flat()) {
            throw entry.wrong("the derivative of this activation is 0, so that no step would move");
        }
        return new Activation.Given(activation);
    }

    private static Link member(Entry entry) {
        if (entry.isObject()) {
            Map<String, Entry> fields = entry.fields("hermite", "formula");
            if (fields.size() != 1) {
                throw entry.wrong("it needs one of hermite and formula");
            }
            return fields.containsKey("hermite")
                    ? series(fields.get("hermite"))
                    : Formulas.read(fields.get("formula").expecting("must be a formula in x"), FormulaLink::parse);
        }
        String name = entry.scalar();
        return Links.all().stream()
                .filter(link -> link.name().equals(name))
                .findFirst()
                .orElseThrow(() -> FormulaHint.of(name)
                        .map(formula -> entry.expecting("write { formula = \"" + formula + "\" }")
                                .wrong("it is the name of no link, but a formula can say it"))
                        .orElseGet(entry::wrong));
    }

    private static Link series(Entry given) {
        Entry hermite = given.expecting("must be the coefficients of he0, he1, ..., up to he" + Polynomial.MAX_ORDER);
        List<Double> coefficients = Numbers.series(hermite);
        if (coefficients.size() > Polynomial.MAX_ORDER + 1) {
            throw hermite.wrong("it has " + coefficients.size() + " coefficients");
        }
        return Polynomial.series(coefficients);
    }
}

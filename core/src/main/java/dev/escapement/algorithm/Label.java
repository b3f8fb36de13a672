package dev.escapement.algorithm;

import dev.escapement.formula.Formula;
import dev.escapement.formula.Parity;
import dev.escapement.link.FormulaLink;
import dev.escapement.link.Language;
import dev.escapement.link.Link;
import java.io.Serializable;

/** What a sample's label is made of its teacher's output {@code link(<theta, x>) + noise}: a function, applied after the noise. */
public sealed interface Label extends Serializable {
    /** The output itself. */
    Label IDENTITY = new Identity();

    /**
     * The label of a formula in y.
     *
     * @throws dev.escapement.formula.FormulaException if the text is no such formula
     * @throws IllegalArgumentException if the formula does not depend on y, or is a finite number for no y
     */
    static Label parse(String text) {
        Formula formula = Formula.parse(text, Language.LABEL);
        return formula.toString().equals(IDENTITY.text()) ? IDENTITY : new Transformed(new FormulaLink(formula));
    }

    /** The formula's canonical text, such as {@code y^2}; {@link #parse} reads it back. */
    String text();

    /** Whether labels are outputs, so that nothing needs doing. */
    boolean identity();

    /** Writes the labels of {@code n} outputs; {@code out} is not {@code output}. */
    void value(double[] output, double[] out, int n);

    /**
     * The link that samples without noise have to these labels: this function after a link.
     *
     * @throws IllegalArgumentException if that is constant, or never a finite number
     */
    Link after(Link link);

    /** How labels behave when sample and noise are reflected. */
    Parity parity(Link link);

    /** {@link #IDENTITY}. */
    record Identity() implements Label {
        @Override
        public String text() {
            return "y";
        }

        @Override
        public boolean identity() {
            return true;
        }

        @Override
        public void value(double[] output, double[] out, int n) {
            System.arraycopy(output, 0, out, 0, n);
        }

        @Override
        public Link after(Link link) {
            return link;
        }

        @Override
        public Parity parity(Link link) {
            return link.parity();
        }

        @Override
        public String toString() {
            return text();
        }
    }

    /** A function of the output, which is a formula in y. */
    record Transformed(FormulaLink function) implements Label {
        @Override
        public String text() {
            return function.name();
        }

        @Override
        public boolean identity() {
            return false;
        }

        @Override
        public void value(double[] output, double[] out, int n) {
            function.value(output, out, n);
        }

        @Override
        public Link after(Link link) {
            return new FormulaLink(function.formula().after(link, link.name()));
        }

        @Override
        public Parity parity(Link link) {
            return link.parity() == Parity.ODD ? function.parity() : link.parity();
        }

        @Override
        public String toString() {
            return text();
        }
    }
}

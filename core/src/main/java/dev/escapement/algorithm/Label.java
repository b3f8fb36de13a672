package dev.escapement.algorithm;

import dev.escapement.link.Link;
import java.io.Serializable;

/** What a sample's label is made of its teacher's output {@code link(<theta, x>) + noise}: a function, applied after the noise. */
public sealed interface Label extends Serializable {
    /** The output itself. */
    Label IDENTITY = new Identity();

    /**
     * The label that a text spells.
     *
     * @throws IllegalArgumentException if it spells none
     */
    static Label parse(String text) {
        if (text.equals(IDENTITY.text())) {
            return IDENTITY;
        }
        throw new IllegalArgumentException("no label is called " + text);
    }

    /** The spelling in configurations and tables, a formula in y such as {@code y^2}; {@link #parse} reads it back. */
    String text();

    /** Whether labels are outputs, so that nothing needs doing. */
    boolean identity();

    /** Writes the labels of {@code n} outputs; {@code out} is not {@code output}. */
    void value(double[] output, double[] out, int n);

    /** The link that outputs without noise have to these labels: this function after a link. */
    Link after(Link link);

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
        public String toString() {
            return text();
        }
    }
}

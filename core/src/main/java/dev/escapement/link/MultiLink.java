package dev.escapement.link;

import dev.escapement.formula.Formula;
import dev.escapement.formula.Program;
import dev.escapement.formula.Vocabulary;
import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** The teacher's function of r orthonormal directions {@code s1, ..., sr}: a multi-index model. */
public sealed interface MultiLink extends Serializable {
    /** r, at least 1. */
    int directions();

    /** The spelling in tables; {@link #parse} reads it back. */
    String name();

    /** The link of one direction that it is made of; empty for a formula in several. */
    Optional<Link> each();

    /** The function with work space for so many lanes; not safe for use by two threads. */
    OnLanes onLanes(int lanes);

    /** The function on lanes. */
    @FunctionalInterface
    interface OnLanes {
        /**
         * Writes the values on {@code n} lanes.
         *
         * @param s one row a direction
         * @param out none of the inputs
         */
        void value(double[][] s, double[] out, int n);
    }

    /**
     * The link of so many directions that a text spells: of one, any that {@link Links#parse} reads; of several, a formula in
     * {@code s1} to {@code sr}, or {@code sum(he3)}.
     *
     * @throws IllegalArgumentException if the text is no such link; a {@link dev.escapement.formula.FormulaException} if it is a
     *     formula that does not parse
     */
    static MultiLink parse(String text, int directions) {
        if (directions < 1) {
            throw new IllegalArgumentException("directions is " + directions + ", not at least 1");
        }
        if (directions == 1) {
            return new Single(Links.parse(text));
        }
        boolean sum = text.startsWith(Sum.OPENING) && text.endsWith(Sum.CLOSING);
        return sum
                ? new Sum(Links.parse(text.substring(Sum.OPENING.length(), text.length() - 1)), directions)
                : joint(text, directions);
    }

    /**
     * The function of a formula in {@code s1} to {@code sr}.
     *
     * @throws dev.escapement.formula.FormulaException if the text is no such formula
     */
    static Joint joint(String text, int directions) {
        List<String> names =
                IntStream.rangeClosed(1, directions).mapToObj(k -> "s" + k).toList();
        Vocabulary vocabulary = new Vocabulary(
                "a link of " + directions + " directions",
                names,
                List.of(),
                Language.FUNCTIONS,
                Language.FAMILIES,
                List.of(),
                List.of());
        return new Joint(Formula.parse(text, vocabulary), directions);
    }

    /** The sum over the directions of one link; of one direction, the link itself. */
    static MultiLink sum(Link link, int directions) {
        return directions == 1 ? new Single(link) : new Sum(link, directions);
    }

    /** A link of one direction. */
    record Single(Link link) implements MultiLink {
        @Override
        public int directions() {
            return 1;
        }

        @Override
        public String name() {
            return link.name();
        }

        @Override
        public Optional<Link> each() {
            return Optional.of(link);
        }

        @Override
        public OnLanes onLanes(int lanes) {
            return (s, out, n) -> link.value(s[0], out, n);
        }
    }

    /** The sum over the directions of one link. */
    record Sum(Link link, int directions) implements MultiLink {
        private static final String OPENING = "sum(";
        private static final String CLOSING = ")";

        @Override
        public String name() {
            return OPENING + link.name() + CLOSING;
        }

        @Override
        public Optional<Link> each() {
            return Optional.of(link);
        }

        @Override
        public OnLanes onLanes(int lanes) {
            double[] one = new double[lanes];
            return (s, out, n) -> {
                link.value(s[0], out, n);
                for (int k = 1; k < directions; k++) {
                    link.value(s[k], one, n);
                    for (int i = 0; i < n; i++) {
                        out[i] += one[i];
                    }
                }
            };
        }
    }

    /** A formula. */
    record Joint(Formula formula, int directions) implements MultiLink {
        @Override
        public String name() {
            return formula.toString();
        }

        @Override
        public Optional<Link> each() {
            return Optional.empty();
        }

        /** Whether any direction enters the formula. */
        public boolean constant() {
            return IntStream.rangeClosed(1, directions).noneMatch(k -> formula.mentions("s" + k));
        }

        @Override
        public OnLanes onLanes(int lanes) {
            Program program = formula.bind(Map.of(), Map.of()).program(lanes);
            return program::run;
        }
    }
}

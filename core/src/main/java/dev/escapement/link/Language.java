package dev.escapement.link;

import dev.escapement.formula.Univariate;
import dev.escapement.formula.Vocabulary;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What formulas of links, labels and residuals may say, and the functions that every formula may use. */
public final class Language {
    /** Functions of one argument: the links of these names. */
    public static final Map<String, Univariate> FUNCTIONS = functions();

    /** {@code he(k, v)}: the normalised Hermite polynomial. */
    public static final Map<String, Vocabulary.Family> FAMILIES = Map.of("he", new HermiteFamily());

    /** A link or an activation, of x. */
    public static final Vocabulary LINK = new Vocabulary("a link", List.of("x"), FUNCTIONS, FAMILIES);

    /** A transform of the label y. */
    public static final Vocabulary LABEL = new Vocabulary("a label", List.of("y"), FUNCTIONS, FAMILIES);

    /** A loss's residual, of the label y and the prediction f. */
    public static final Vocabulary RESIDUAL = new Vocabulary("a residual", List.of("y", "f"), FUNCTIONS, FAMILIES);

    private Language() {}

    private static Map<String, Univariate> functions() {
        Map<String, Univariate> functions = new LinkedHashMap<>();
        for (Link link : List.of(new Tanh(), new ErrorFunction(), new Sine(), new Cosine(), new Relu())) {
            functions.put(link.name(), link);
        }
        return functions;
    }

    /** The normalised Hermite polynomials. */
    private record HermiteFamily() implements Vocabulary.Family {
        private static final long serialVersionUID = 1;

        @Override
        public int highest() {
            return Polynomial.MAX_ORDER;
        }

        @Override
        public Univariate member(int order) {
            return Polynomial.normalised(order);
        }
    }
}

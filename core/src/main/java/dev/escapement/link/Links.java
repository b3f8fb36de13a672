package dev.escapement.link;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The family's names: the one place where a name becomes a {@link Link}. */
public final class Links {
    /** What {@link #parse} reads, for messages. */
    public static final String ALLOWED =
            "he1..he12, relu, tanh, erf, sign, square, gexp, sin, cos, or { hermite = [c0, c1, ...] }";

    private static final Map<String, Link> NAMED = named();

    private Links() {}

    /**
     * The link of a name: one of the fixed names, {@code hermite(c0,c1,...)}, or a formula in x.
     *
     * @throws dev.escapement.formula.FormulaException if the name is neither in the family nor a formula
     * @throws IllegalArgumentException if a single word is no name in the family, or if a formula is constant
     */
    public static Link parse(String name) {
        Link link = NAMED.get(name);
        if (link != null) {
            return link;
        }
        if (name.startsWith("hermite(") && name.endsWith(")")) {
            String[] parts =
                    name.substring("hermite(".length(), name.length() - 1).split(",");
            try {
                return Polynomial.series(
                        Arrays.stream(parts).map(Double::valueOf).toList());
            } catch (NumberFormatException e) {
                throw new IllegalArgumentException("no link is called " + name, e);
            }
        }
        if (name.matches("[A-Za-z_]\\w*") && !name.equals("x")) {
            throw new IllegalArgumentException("no link is called " + name);
        }
        return FormulaLink.parse(name);
    }

    /** Every member with a fixed name, the Hermite polynomials first. */
    public static List<Link> all() {
        return List.copyOf(NAMED.values());
    }

    private static Map<String, Link> named() {
        Map<String, Link> named = new LinkedHashMap<>();
        for (int order = 1; order <= 12; order++) {
            put(named, Polynomial.hermite(order));
        }
        put(named, Polynomial.square());
        put(named, new Relu());
        put(named, new Tanh());
        put(named, new ErrorFunction());
        put(named, new Sign());
        put(named, new GaussianSquare());
        put(named, new Sine());
        put(named, new Cosine());
        return named;
    }

    private static void put(Map<String, Link> named, Link link) {
        named.put(link.name(), link);
    }
}

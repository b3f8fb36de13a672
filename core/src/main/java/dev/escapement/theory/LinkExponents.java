package dev.escapement.theory;

import dev.escapement.algorithm.Model;
import dev.escapement.link.Link;
import dev.escapement.theory.expansion.ConditionalMoments;
import dev.escapement.theory.expansion.LinkExpansion;
import dev.escapement.theory.expansion.Recent;
import dev.escapement.theory.expansion.ZeroTest;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The information exponent (Ben Arous, Gheissari, Jagannath 2021) and the generative exponent (Damian, Pillaud-Vivien, Lee,
 * Bruna 2024) of a link. Label noise, being Gaussian and independent, changes neither.
 *
 * @param information smallest {@code k >= 1} with {@code u_k != 0}
 * @param informationBorderline whether a coefficient of lower order could not be told from 0
 * @param generative smallest {@code k >= 1} with {@code E_y[E[he_k(s) | y]^2] != 0}
 * @param generativeBorderline whether one of lower order could not be told from 0
 */
public record LinkExponents(
        int information, boolean informationBorderline, int generative, boolean generativeBorderline) {
    /** The highest order searched: beyond every link of the family and its powers that matter. */
    private static final int ORDER = 40;

    private static final int REMEMBERED = 1000;
    private static final Recent<Link, LinkExponents> KNOWN = new Recent<>(REMEMBERED);

    /**
     * The exponents of a link.
     *
     * @throws UnlearnableException if the link is constant
     */
    public static LinkExponents of(Link link) {
        return KNOWN.get(link, LinkExponents::compute);
    }

    /** Those of a model's labels without their noise; empty if these are the link's outputs themselves, or constant. */
    public static Optional<LinkExponents> ofLabel(Model model) {
        if (model.label().identity()) {
            return Optional.empty();
        }
        try {
            return Optional.of(of(model.teacher()));
        } catch (IllegalArgumentException | UnlearnableException constant) {
            return Optional.empty();
        }
    }

    /** The information exponent of {@code link^power}; empty if that is constant. */
    public static OptionalInt information(Link link, int power) {
        LinkExpansion expansion = LinkExpansion.of(link, power, ORDER);
        for (int k = 1; k <= ORDER; k++) {
            if (expansion.verdict(k) == ZeroTest.NONZERO) {
                return OptionalInt.of(k);
            }
        }
        return OptionalInt.empty();
    }

    private static LinkExponents compute(Link link) {
        OptionalInt information = information(link, 1);
        if (information.isEmpty()) {
            throw new UnlearnableException(
                    "link " + link.name() + " is constant: it has no information exponent, and nothing to learn");
        }
        LinkExpansion expansion = LinkExpansion.of(link, 1, ORDER);
        boolean informationBorderline = false;
        for (int k = 1; k < information.getAsInt(); k++) {
            informationBorderline |= expansion.verdict(k) == ZeroTest.BORDERLINE;
        }
        double[] explained = new ConditionalMoments(link).explained(information.getAsInt());
        boolean generativeBorderline = false;
        int generative = information.getAsInt();
        for (int k = 1; k < information.getAsInt(); k++) {
            ZeroTest verdict = ZeroTest.of(explained[k], ConditionalMoments.TOLERANCE);
            if (verdict == ZeroTest.NONZERO) {
                generative = k;
                break;
            }
            generativeBorderline |= verdict == ZeroTest.BORDERLINE;
        }
        return new LinkExponents(information.getAsInt(), informationBorderline, generative, generativeBorderline);
    }
}

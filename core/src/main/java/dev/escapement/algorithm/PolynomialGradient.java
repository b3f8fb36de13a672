package dev.escapement.algorithm;

import dev.escapement.link.Link;
import dev.escapement.link.Polynomial;
import java.util.Optional;

/**
 * The direction of online SGD under the correlation loss where link and activation are polynomials, {@code psi = slope(z) (a
 * label(s))}, which a kernel evaluates in one pass. Its bits are those of {@link Direction}.
 *
 * @param label coefficients of the link in powers of s, from the constant on
 * @param slope coefficients of the activation's derivative in powers of z
 * @param a the second layer
 */
@SuppressWarnings("ArrayRecordComponent")
public record PolynomialGradient(double[] label, double[] slope, double a) {
    /** The direction of a model; empty if it is not of this form. */
    static Optional<PolynomialGradient> of(Model model) {
        Optional<Link> link = model.target().directions() == 1 ? model.target().each() : Optional.empty();
        boolean plain = model.algorithm() instanceof Online
                && model.loss() == Loss.CORRELATION
                && model.label().identity()
                && !model.noisy();
        return plain
                        && link.orElse(null) instanceof Polynomial label
                        && model.neuron().activation() instanceof Polynomial activation
                ? Optional.of(new PolynomialGradient(
                        label.coefficients(),
                        activation.differentiated().coefficients(),
                        model.neuron().secondLayer()))
                : Optional.empty();
    }
}

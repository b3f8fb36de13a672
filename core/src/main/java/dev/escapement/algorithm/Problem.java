package dev.escapement.algorithm;

/**
 * A setting as theory sees it: a model, a dimension and an inner learning rate with a start and a stop, everything but the outer
 * learning rate.
 *
 * @param dimension d, at least 2; not bound to the range of an int, since theory can go where no simulation does
 * @param eta the inner learning rate; ignored by algorithms that have none
 * @param batch B, the samples of a step, at least 1
 */
public record Problem(Model model, double dimension, double eta, InitialCondition init, Escape escape, int batch) {
    /** From this dimension on {@code |x|^2} is d to every digit that matters, and psi is evaluated there. */
    public static final double LARGE = 65536;

    /** A setting whose steps see one sample. */
    public Problem(Model model, double dimension, double eta, InitialCondition init, Escape escape) {
        this(model, dimension, eta, init, escape, 1);
    }

    /** Whether psi is evaluated at {@code |x|^2 = d}. */
    public boolean large() {
        return dimension >= LARGE;
    }
}

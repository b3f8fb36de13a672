package dev.escapement.simulation;

/**
 * A neuron's weights w and one sample x, in some number of coordinates: all d of them, or as few as have the same law. A
 * step of an algorithm sees nothing of them but these inner products, and changes w by {@link #update} alone.
 */
interface Vectors {
    /** Draws a fresh sample; an update that waits is carried out before. */
    void draw();

    /** {@code <w, x>} of the weights before the sample was drawn. */
    double wDotX();

    /** {@code <theta, x>}. */
    double thetaDotX();

    /** {@code |x|^2}. */
    double squaredNormOfX();

    /** {@code w <- a w + b x}; this may wait until the next sample is drawn. Once a sample. */
    void update(double a, double b);

    /** {@code <theta, w>}, after the update. */
    double thetaDotW();

    /** {@code |w|^2} summed over the coordinates, after the update. Another update by {@code (a, 0)} may follow. */
    double squaredNormOfW();
}

package dev.escapement.simulation;

import dev.escapement.algorithm.Direction;
import dev.escapement.algorithm.Geometry;
import dev.escapement.random.Sampler;

/**
 * One step of a scenario's algorithm on vectors of some length: with d coordinates it is the dense engine's.
 *
 * <p>{@code q = |w|^2} follows from scalars: {@code |w + p (x - z w)|^2 = 1 + p^2 (|x|^2 - z^2)} on the sphere. It is summed
 * afresh where rounding could show: every {@value #STEPS_TO_SUM} steps, and after a step so long that the formula could
 * cancel. Between, it is right to {@value #STEPS_TO_SUM} roundings or so: 1e-13.
 */
final class VectorStep {
    private static final int STEPS_TO_SUM = 256;

    private final Geometry geometry;
    private final Direction direction;
    private final double gamma;
    private final boolean noisy;
    private final Vectors vectors;
    private final Sampler noiseSource;
    private final double[] z = new double[1];
    private final double[] s = new double[1];
    private final double[] noise = new double[1];
    private final double[] squaredNorm = new double[1];
    private final double[] psi = new double[1];
    private double q = 1;

    /**
     * A step on vectors whose w is at first of length 1.
     *
     * @param noiseSource draws the label noise, if the model has any
     */
    VectorStep(Scenario scenario, Vectors vectors, Sampler noiseSource) {
        geometry = scenario.model().geometry();
        direction = scenario.model().direction(scenario.eta(), scenario.dimension(), 1);
        gamma = scenario.gamma();
        noisy = scenario.model().noisy();
        this.vectors = vectors;
        this.noiseSource = noiseSource;
    }

    /** {@code |w|^2}, as followed from scalars. */
    double q() {
        return q;
    }

    /** Takes {@code |w|^2} as known: 1 at a run's start, or what {@link #q} gave. */
    void restore(double q) {
        this.q = q;
    }

    /**
     * Draws a sample and moves w.
     *
     * @param number the step's, from 1
     */
    void take(long number) {
        vectors.draw();
        z[0] = vectors.wDotX();
        s[0] = vectors.thetaDotX();
        squaredNorm[0] = vectors.squaredNormOfX();
        if (noisy) {
            noise[0] = noiseSource.gaussian();
        }
        direction.psi(z, s, noise, squaredNorm, psi, 1);
        move(gamma * psi[0], z[0], squaredNorm[0]);
        if (number % STEPS_TO_SUM == 0) {
            sumAfresh();
        }
    }

    /** The step p along a sample with {@code <w, x> = z}. */
    private void move(double p, double z, double squaredNorm) {
        double shrink = geometry.shrink(p, z);
        boolean isShort = p * p * squaredNorm <= q / 4;
        double moved = q + geometry.excess(p, z, squaredNorm, squaredNorm - z * z / q);
        if (!isShort) {
            vectors.update(shrink, p);
            sumAfresh();
        } else if (geometry.normalises()) {
            double norm = Math.sqrt(moved);
            vectors.update(shrink / norm, p / norm);
        } else {
            vectors.update(shrink, p);
            q = moved;
        }
    }

    /** Sums q afresh, and returns to the sphere if the geometry wants it. */
    private void sumAfresh() {
        q = vectors.squaredNormOfW();
        if (geometry.normalises() && finite()) {
            vectors.update(1 / Math.sqrt(q), 0);
            q = 1;
        }
    }

    /** The overlap m, in [-1, 1]. */
    double overlap() {
        return Math.max(-1, Math.min(1, vectors.thetaDotW() / Math.sqrt(q)));
    }

    /** Whether the state is finite and w not 0; if not, the run has diverged. */
    boolean finite() {
        return Double.isFinite(vectors.thetaDotW()) && Double.isFinite(q) && q > 0;
    }
}

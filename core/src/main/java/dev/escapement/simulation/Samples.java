package dev.escapement.simulation;

import dev.escapement.random.ChiSquare;
import dev.escapement.random.Gaussians;
import dev.escapement.random.Xoshiro256;

/**
 * What the reduced engine sees of one sample on each lane: {@code g} along w, {@code u} along the rest of theta, {@code R}
 * across both, and the label's noise. A step reads two words for g and u, two more for R and the noise if either is there,
 * and one more for R from d = 4 on; a lane that rejects its chi-square reads more.
 */
final class Samples {
    final double[] g;
    final double[] u;
    final double[] rest;
    final double[] noise;
    private final ChiSquare chiSquare;
    private final boolean second;
    private final long[] radius;
    private final long[] angle;
    private final double[] normal;

    Samples(Scenario scenario, int lanes) {
        g = new double[lanes];
        u = new double[lanes];
        rest = new double[lanes];
        noise = new double[lanes];
        chiSquare = new ChiSquare(scenario.dimension() - 2);
        second = chiSquare.readsGaussian() || scenario.model().noisy();
        radius = new long[lanes];
        angle = new long[lanes];
        normal = new double[lanes];
    }

    void draw(Xoshiro256 generator, int n) {
        generator.next(radius, n);
        generator.next(angle, n);
        Gaussians.pairs(radius, angle, g, u, n);
        if (second) {
            generator.next(radius, n);
            generator.next(angle, n);
            Gaussians.pairs(radius, angle, normal, noise, n);
        }
        if (chiSquare.readsUniform()) {
            generator.next(radius, n);
        }
        chiSquare.sample(normal, radius, generator, rest, n);
    }
}

package dev.escapement.algorithm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every geometry's step in {@code <w, theta>} and {@code |w|^2} is its step of vectors by hand, in three dimensions. */
class GeometryContractTest {
    private interface Step {
        /** Before any normalisation. */
        double[] of(double[] w, double[] x, double p);
    }

    private static final Map<String, Step> NAIVE = Map.of(
            "projected", (w, x, p) -> plus(w, p, plus(x, -dot(x, w), w)),
            "normalized", (w, x, p) -> plus(w, p, x),
            "euclidean", (w, x, p) -> plus(w, p, x));

    private static double dot(double[] a, double[] b) {
        return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
    }

    private static double[] plus(double[] a, double factor, double[] b) {
        return new double[] {a[0] + factor * b[0], a[1] + factor * b[1], a[2] + factor * b[2]};
    }

    @ParameterizedTest
    @EnumSource(Geometry.class)
    void aStepIsTheStepByHand(Geometry geometry) {
        assertThat(NAIVE).as("a formula of %s in this test", geometry).containsKey(geometry.label());
        SplittableRandom random = new SplittableRandom(3);
        double[] theta = {1, 0, 0};
        int lanes = 20;
        Geometry.Step step = new Geometry.Step(lanes);
        double[][] after = new double[lanes][];
        double[] overlap = new double[lanes];
        double[] q = new double[lanes];
        for (int i = 0; i < lanes; i++) {
            double[] w = random.doubles(3, -1, 1).toArray();
            double norm = geometry.normalises() ? Math.sqrt(dot(w, w)) : 1;
            w = new double[] {w[0] / norm, w[1] / norm, w[2] / norm};
            double[] x = random.doubles(3, -2, 2).toArray();
            q[i] = dot(w, w);
            overlap[i] = w[0];
            step.overlap[i] = w[0];
            step.p[i] = random.nextDouble(-0.5, 0.5);
            step.z[i] = dot(w, x);
            step.g[i] = dot(w, x) / Math.sqrt(q[i]);
            step.s[i] = dot(theta, x);
            step.orthogonal[i] = dot(x, x) - step.g[i] * step.g[i];
            after[i] = NAIVE.get(geometry.label()).of(w, x, step.p[i]);
        }
        geometry.increments(step, lanes);
        for (int i = 0; i < lanes; i++) {
            assertThat(overlap[i] + step.p[i] * step.tangent[i]).isCloseTo(dot(after[i], theta), within(1e-14));
            assertThat(q[i] + step.excess[i]).isCloseTo(dot(after[i], after[i]), within(1e-13));
        }
    }
}

package dev.escapement.simulation.kernel;

import dev.escapement.algorithm.PolynomialGradient;
import dev.escapement.random.FloatGaussians;
import dev.escapement.random.Xoshiro256;

/** The reduced engine's loops in plain Java. */
final class ScalarLanes implements LaneKernel {
    private final FloatGaussians gaussians;
    private final long[] radiusWords;
    private final long[] angleWords;
    private final float[] radius;
    private final float[] first;
    private final float[] second;

    ScalarLanes(int lanes) {
        radiusWords = new long[lanes];
        angleWords = new long[lanes];
        gaussians = new FloatGaussians(2 * lanes);
        radius = new float[2 * lanes];
        first = new float[2 * lanes];
        second = new float[2 * lanes];
    }

    @Override
    public void draw(Xoshiro256 generator, Draw draw, int rounds, int n) {
        int stride = LaneKernel.padded(n);
        int all = (rounds - 1) * stride + n;
        for (int at = 0; at < all; at += stride) {
            next(generator, radiusWords, at, n);
            next(generator, angleWords, at, n);
        }
        for (int i = 0; i < all; i++) {
            long word = angleWords[i];
            draw.uniform[i] = (word >>> 26) & 0x3f80 | (word >>> 1) & 0x7f;
        }
        gaussians.radii(radiusWords, radius, 2 * all);
        gaussians.pairs(angleWords, radius, first, second, 2 * all);
        for (int i = 0; i < all; i++) {
            draw.g[i] = first[2 * i];
            draw.u[i] = second[2 * i];
            draw.normal[i] = first[2 * i + 1];
        }
        if (draw.fourth) {
            for (int i = 0; i < all; i++) {
                draw.noise[i] = second[2 * i + 1];
            }
        }
    }

    private static void next(Xoshiro256 generator, long[] words, int at, int n) {
        long[] s0 = generator.state(0);
        long[] s1 = generator.state(1);
        long[] s2 = generator.state(2);
        long[] s3 = generator.state(3);
        for (int i = 0; i < n; i++) {
            long a = s0[i];
            long b = s1[i];
            long d = s3[i];
            words[at + i] = Long.rotateLeft(a + d, 23) + a;
            long c = s2[i] ^ a;
            d ^= b;
            s0[i] = a ^ d;
            s1[i] = b ^ c;
            s2[i] = c ^ (b << 17);
            s3[i] = Long.rotateLeft(d, 45);
        }
    }

    @Override
    public boolean chiSquare(double slope, double delta, Draw draw, double[] rest, int n) {
        double steepness = -1.5 * delta * (1 << UNIFORM_BITS);
        boolean undecided = false;
        for (int i = 0; i < n; i++) {
            double t = slope * draw.normal[i];
            double square = t * t;
            double limit = Math.fma(steepness, square * square, 1 << UNIFORM_BITS);
            if (draw.uniform[i] + 1 <= limit && t >= -0.5) {
                double root = 1 + t;
                rest[i] = 2 * delta * (root * root * root);
            } else {
                rest[i] = Double.NaN;
                undecided = true;
            }
        }
        return undecided;
    }

    @Override
    public void look(
            double[] overlap, Draw draw, double[] rest, double[] s, double[] orthogonal, double[] squaredNorm, int n) {
        for (int i = 0; i < n; i++) {
            double m = Math.max(-1, Math.min(1, overlap[i]));
            double g = draw.g[i];
            double u = draw.u[i];
            double across = Math.fma(u, u, rest[i]);
            s[i] = Math.fma(Math.sqrt((1 - m) * (1 + m)), u, m * g);
            orthogonal[i] = across;
            squaredNorm[i] = Math.fma(g, g, across);
        }
    }

    @Override
    public void psi(PolynomialGradient gradient, double[] z, double[] s, double[] psi, int n) {
        double[] label = gradient.label();
        double[] slope = gradient.slope();
        double a = gradient.a();
        for (int i = 0; i < n; i++) {
            psi[i] = horner(slope, z[i]) * (a * horner(label, s[i]));
        }
    }

    private static double horner(double[] coefficients, double x) {
        double value = coefficients[coefficients.length - 1];
        for (int k = coefficients.length - 2; k >= 0; k--) {
            value = Math.fma(value, x, coefficients[k]);
        }
        return value;
    }

    @Override
    public boolean moveProjected(
            double share,
            double[] overlap,
            double[] psi,
            double[] g,
            double[] s,
            double[] orthogonal,
            double low,
            double high,
            int n) {
        for (int i = 0; i < n; i++) {
            double m = overlap[i];
            double p = psi[i] * share;
            double tangent = s[i] - g[i] * m;
            double e = p * p * orthogonal[i];
            double norm = Math.sqrt(1 + e);
            double sum = 1 + norm;
            overlap[i] = m + Math.fma(p * tangent, sum, -(m * e)) / (norm * sum);
        }
        return left(overlap, low, high, n);
    }

    @Override
    public boolean moveOnSphere(
            double[] overlap, double[] p, double[] tangent, double[] excess, double low, double high, int n) {
        for (int i = 0; i < n; i++) {
            double e = excess[i];
            double m = overlap[i];
            double norm = Math.sqrt(1 + e);
            double sum = 1 + norm;
            overlap[i] = m + Math.fma(p[i] * tangent[i], sum, -(m * e)) / (norm * sum);
        }
        return left(overlap, low, high, n);
    }

    private static boolean left(double[] overlap, double low, double high, int n) {
        boolean left = false;
        for (int i = 0; i < n; i++) {
            left |= !(overlap[i] > low && overlap[i] < high);
        }
        return left;
    }
}

package dev.escapement.simulation.kernel.vector;

import static dev.escapement.random.FloatGaussians.*;

import dev.escapement.algorithm.PolynomialGradient;
import dev.escapement.random.Xoshiro256;
import dev.escapement.simulation.kernel.LaneKernel;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * The reduced engine's loops: a long or double a lane, or two floats. They are short on purpose. A long one is a long chain of
 * operations that wait for one another, of which the processor has few in flight; and it has more constants than AVX2 has
 * registers.
 */
final class VectorLanes implements LaneKernel {
    private static final VectorSpecies<Long> LONGS = Width.LONGS;
    private static final VectorSpecies<Integer> INTS = Width.INTS;
    private static final VectorSpecies<Float> FLOATS = Width.FLOATS;
    private static final VectorSpecies<Double> DOUBLES = Width.DOUBLES;
    private static final int STEP = LONGS.length();
    /** The exponent and fraction of a float, moved to where a double has them but for the exponent's bias. */
    private static final long FLOAT_IN_DOUBLE = 0x0fffffffe0000000L;
    /** Makes good for the bias: the bits of 2^896. */
    private static final long REBIAS = 0x77f0000000000000L;
    /** A double's sign. */
    private static final long SIGN = 0x8000000000000000L;
    /** The bits of 2^52: or-ing a smaller integer into them adds it. */
    private static final long TWO_52 = 0x4330000000000000L;

    private final long[] radiusWords;
    private final long[] angleWords;
    private final float[] radius;
    private final float[] first;
    private final float[] second;

    VectorLanes(int lanes) {
        radiusWords = new long[lanes];
        angleWords = new long[lanes];
        radius = new float[2 * lanes];
        first = new float[2 * lanes];
        second = new float[2 * lanes];
    }

    @Override
    public void draw(Xoshiro256 generator, Draw draw, int rounds, int n) {
        int stride = LaneKernel.padded(n);
        int all = (rounds - 1) * stride + n;
        if (rounds == 1) {
            words(generator.state(0), generator.state(1), generator.state(2), generator.state(3), n);
        } else {
            words(generator.state(0), generator.state(1), generator.state(2), generator.state(3), stride, n, all);
        }
        radii(all);
        pairs(all);
        spread(draw.g, draw.u, draw.normal, draw.uniform, all);
        if (draw.fourth) {
            spreadFourth(draw.noise, all);
        }
    }

    /** One round. */
    private void words(long[] s0, long[] s1, long[] s2, long[] s3, int n) {
        for (int i = 0; i < n; i += STEP) {
            LongVector a = LongVector.fromArray(LONGS, s0, i);
            LongVector b = LongVector.fromArray(LONGS, s1, i);
            LongVector c = LongVector.fromArray(LONGS, s2, i);
            LongVector d = LongVector.fromArray(LONGS, s3, i);
            a.add(d).lanewise(VectorOperators.ROL, 23).add(a).intoArray(radiusWords, i);
            LongVector shifted = b.lanewise(VectorOperators.LSHL, 17);
            c = c.lanewise(VectorOperators.XOR, a);
            d = d.lanewise(VectorOperators.XOR, b);
            b = b.lanewise(VectorOperators.XOR, c);
            a = a.lanewise(VectorOperators.XOR, d);
            c = c.lanewise(VectorOperators.XOR, shifted);
            d = d.lanewise(VectorOperators.ROL, 45);
            a.add(d).lanewise(VectorOperators.ROL, 23).add(a).intoArray(angleWords, i);
            shifted = b.lanewise(VectorOperators.LSHL, 17);
            c = c.lanewise(VectorOperators.XOR, a);
            d = d.lanewise(VectorOperators.XOR, b);
            b.lanewise(VectorOperators.XOR, c).intoArray(s1, i);
            a.lanewise(VectorOperators.XOR, d).intoArray(s0, i);
            c.lanewise(VectorOperators.XOR, shifted).intoArray(s2, i);
            d.lanewise(VectorOperators.ROL, 45).intoArray(s3, i);
        }
    }

    /** Several rounds: a lane's stream stays in registers. */
    private void words(long[] s0, long[] s1, long[] s2, long[] s3, int stride, int n, int all) {
        for (int lane = 0; lane < n; lane += STEP) {
            LongVector a = LongVector.fromArray(LONGS, s0, lane);
            LongVector b = LongVector.fromArray(LONGS, s1, lane);
            LongVector c = LongVector.fromArray(LONGS, s2, lane);
            LongVector d = LongVector.fromArray(LONGS, s3, lane);
            for (int i = lane; i < all; i += stride) {
                a.add(d).lanewise(VectorOperators.ROL, 23).add(a).intoArray(radiusWords, i);
                LongVector shifted = b.lanewise(VectorOperators.LSHL, 17);
                c = c.lanewise(VectorOperators.XOR, a);
                d = d.lanewise(VectorOperators.XOR, b);
                b = b.lanewise(VectorOperators.XOR, c);
                a = a.lanewise(VectorOperators.XOR, d);
                c = c.lanewise(VectorOperators.XOR, shifted);
                d = d.lanewise(VectorOperators.ROL, 45);
                a.add(d).lanewise(VectorOperators.ROL, 23).add(a).intoArray(angleWords, i);
                shifted = b.lanewise(VectorOperators.LSHL, 17);
                c = c.lanewise(VectorOperators.XOR, a);
                d = d.lanewise(VectorOperators.XOR, b);
                b = b.lanewise(VectorOperators.XOR, c);
                a = a.lanewise(VectorOperators.XOR, d);
                c = c.lanewise(VectorOperators.XOR, shifted);
                d = d.lanewise(VectorOperators.ROL, 45);
            }
            a.intoArray(s0, lane);
            b.intoArray(s1, lane);
            c.intoArray(s2, lane);
            d.intoArray(s3, lane);
        }
    }

    private void radii(int n) {
        for (int i = 0; i < n; i += STEP) {
            IntVector words = LongVector.fromArray(LONGS, radiusWords, i).reinterpretAsInts();
            FloatVector integer =
                    (FloatVector) words.lanewise(VectorOperators.LSHR, 1).convert(VectorOperators.I2F, 0);
            IntVector bits = integer.fma(FloatVector.broadcast(FLOATS, UNIT), FloatVector.broadcast(FLOATS, UNIT / 2))
                    .reinterpretAsInts();
            IntVector exponent =
                    bits.sub(IntVector.broadcast(INTS, ROOT_HALF_BITS)).lanewise(VectorOperators.ASHR, 23);
            FloatVector k = (FloatVector) exponent.convert(VectorOperators.I2F, 0);
            FloatVector f = bits.sub(exponent.lanewise(VectorOperators.LSHL, 23))
                    .reinterpretAsFloats()
                    .sub(FloatVector.broadcast(FLOATS, 1));
            FloatVector series =
                    f.fma(FloatVector.broadcast(FLOATS, LN_SERIES_8), FloatVector.broadcast(FLOATS, LN_SERIES_7));
            series = series.fma(f, FloatVector.broadcast(FLOATS, LN_SERIES_6));
            series = series.fma(f, FloatVector.broadcast(FLOATS, LN_SERIES_5));
            series = series.fma(f, FloatVector.broadcast(FLOATS, LN_SERIES_4));
            series = series.fma(f, FloatVector.broadcast(FLOATS, LN_SERIES_3));
            series = series.fma(f, FloatVector.broadcast(FLOATS, LN_SERIES_2));
            series = series.fma(f, FloatVector.broadcast(FLOATS, LN_SERIES_1));
            series = series.fma(f, FloatVector.broadcast(FLOATS, LN_SERIES_0));
            k.fma(FloatVector.broadcast(FLOATS, LN2), series.mul(f))
                    .mul(FloatVector.broadcast(FLOATS, -2))
                    .lanewise(VectorOperators.SQRT)
                    .intoArray(radius, 2 * i);
        }
    }

    private void pairs(int n) {
        for (int i = 0; i < n; i += STEP) {
            IntVector words = LongVector.fromArray(LONGS, angleWords, i).reinterpretAsInts();
            FloatVector x = ((FloatVector)
                            words.lanewise(VectorOperators.ASHR, 8).convert(VectorOperators.I2F, 0))
                    .fma(FloatVector.broadcast(FLOATS, TURN), FloatVector.broadcast(FLOATS, TURN / 2));
            FloatVector z = x.mul(x);
            FloatVector sine = z.fma(FloatVector.broadcast(FLOATS, SIN4), FloatVector.broadcast(FLOATS, SIN3));
            sine = sine.fma(z, FloatVector.broadcast(FLOATS, SIN2));
            sine = sine.fma(z, FloatVector.broadcast(FLOATS, SIN1));
            sine = sine.mul(z).fma(x, x);
            FloatVector cosine = z.fma(FloatVector.broadcast(FLOATS, COS5), FloatVector.broadcast(FLOATS, COS4));
            cosine = cosine.fma(z, FloatVector.broadcast(FLOATS, COS3));
            cosine = cosine.fma(z, FloatVector.broadcast(FLOATS, COS2));
            cosine = cosine.fma(z, FloatVector.broadcast(FLOATS, COS1));
            cosine = cosine.fma(z, FloatVector.broadcast(FLOATS, 1));
            FloatVector r = FloatVector.fromArray(FLOATS, radius, 2 * i);
            cosine.mul(r)
                    .reinterpretAsInts()
                    .lanewise(VectorOperators.XOR, words.lanewise(VectorOperators.LSHL, 31))
                    .reinterpretAsFloats()
                    .intoArray(first, 2 * i);
            sine.mul(r).intoArray(second, 2 * i);
        }
    }

    /**
     * Gives each lane its Gaussians, in double. AVX2 has neither a conversion of every second float nor a 64-bit shift that keeps
     * the sign, so a float's size is shifted to where a double has it, and multiplied by a power of two with its sign. (A radius may
     * be -0.)
     */
    private void spread(double[] g, double[] u, double[] normal, long[] uniform, int n) {
        for (int i = 0; i < n; i += STEP) {
            LongVector word = LongVector.fromArray(LONGS, angleWords, i);
            word.lanewise(VectorOperators.LSHR, 26)
                    .and(0x3f80)
                    .or(word.lanewise(VectorOperators.LSHR, 1).and(0x7f))
                    .intoArray(uniform, i);
            LongVector upper = FloatVector.fromArray(FLOATS, first, 2 * i).reinterpretAsLongs();
            upper.lanewise(VectorOperators.LSHR, 3)
                    .and(FLOAT_IN_DOUBLE)
                    .reinterpretAsDoubles()
                    .mul(upper.and(SIGN).or(REBIAS).reinterpretAsDoubles())
                    .intoArray(normal, i);
            LongVector lower = upper.lanewise(VectorOperators.LSHL, 32);
            lower.lanewise(VectorOperators.LSHR, 3)
                    .and(FLOAT_IN_DOUBLE)
                    .reinterpretAsDoubles()
                    .mul(lower.and(SIGN).or(REBIAS).reinterpretAsDoubles())
                    .intoArray(g, i);
            lower = FloatVector.fromArray(FLOATS, second, 2 * i)
                    .reinterpretAsLongs()
                    .lanewise(VectorOperators.LSHL, 32);
            lower.lanewise(VectorOperators.LSHR, 3)
                    .and(FLOAT_IN_DOUBLE)
                    .reinterpretAsDoubles()
                    .mul(lower.and(SIGN).or(REBIAS).reinterpretAsDoubles())
                    .intoArray(u, i);
        }
    }

    private void spreadFourth(double[] noise, int n) {
        for (int i = 0; i < n; i += STEP) {
            LongVector upper = FloatVector.fromArray(FLOATS, second, 2 * i).reinterpretAsLongs();
            upper.lanewise(VectorOperators.LSHR, 3)
                    .and(FLOAT_IN_DOUBLE)
                    .reinterpretAsDoubles()
                    .mul(upper.and(SIGN).or(REBIAS).reinterpretAsDoubles())
                    .intoArray(noise, i);
        }
    }

    @Override
    public boolean chiSquare(double slope, double delta, Draw draw, double[] rest, int n) {
        DoubleVector steepness = DoubleVector.broadcast(DOUBLES, -1.5 * delta * (1 << UNIFORM_BITS));
        DoubleVector top = DoubleVector.broadcast(DOUBLES, 1 << UNIFORM_BITS);
        DoubleVector undecided = DoubleVector.broadcast(DOUBLES, Double.NaN);
        DoubleVector sum = DoubleVector.zero(DOUBLES);
        for (int i = 0; i < n; i += STEP) {
            DoubleVector t = DoubleVector.fromArray(DOUBLES, draw.normal, i).mul(slope);
            DoubleVector square = t.mul(t);
            DoubleVector limit = square.mul(square).fma(steepness, top);
            DoubleVector uniform = LongVector.fromArray(LONGS, draw.uniform, i)
                    .or(TWO_52)
                    .reinterpretAsDoubles()
                    .sub(0x1p52 - 1);
            VectorMask<Double> rejected =
                    uniform.compare(VectorOperators.GT, limit).or(t.compare(VectorOperators.LT, -0.5));
            DoubleVector root = t.add(1);
            DoubleVector decided = root.mul(root).mul(root).mul(2 * delta).blend(undecided, rejected);
            decided.intoArray(rest, i);
            sum = sum.add(decided);
        }
        return Double.isNaN(sum.reduceLanes(VectorOperators.ADD));
    }

    @Override
    public void look(
            double[] overlap, Draw draw, double[] rest, double[] s, double[] orthogonal, double[] squaredNorm, int n) {
        DoubleVector one = DoubleVector.broadcast(DOUBLES, 1);
        DoubleVector minusOne = DoubleVector.broadcast(DOUBLES, -1);
        for (int i = 0; i < n; i += STEP) {
            // Not min and max: what Java asks of them for zeros and NaN takes AVX2 six instructions each.
            DoubleVector m = DoubleVector.fromArray(DOUBLES, overlap, i);
            m = m.blend(one, m.compare(VectorOperators.GT, one));
            m = m.blend(minusOne, m.compare(VectorOperators.LT, minusOne));
            DoubleVector g = DoubleVector.fromArray(DOUBLES, draw.g, i);
            DoubleVector u = DoubleVector.fromArray(DOUBLES, draw.u, i);
            DoubleVector across = u.fma(u, DoubleVector.fromArray(DOUBLES, rest, i));
            one.sub(m)
                    .mul(one.add(m))
                    .lanewise(VectorOperators.SQRT)
                    .fma(u, m.mul(g))
                    .intoArray(s, i);
            across.intoArray(orthogonal, i);
            g.fma(g, across).intoArray(squaredNorm, i);
        }
    }

    @Override
    public void psi(PolynomialGradient gradient, double[] z, double[] s, double[] psi, int n) {
        psi(gradient.label(), gradient.slope(), gradient.a(), z, s, psi, n);
    }

    private static void psi(double[] label, double[] slope, double a, double[] z, double[] s, double[] psi, int n) {
        for (int i = 0; i < n; i += STEP) {
            DoubleVector x = DoubleVector.fromArray(DOUBLES, s, i);
            DoubleVector y = DoubleVector.broadcast(DOUBLES, label[label.length - 1]);
            for (int k = label.length - 2; k >= 0; k--) {
                y = y.fma(x, DoubleVector.broadcast(DOUBLES, label[k]));
            }
            x = DoubleVector.fromArray(DOUBLES, z, i);
            DoubleVector gradient = DoubleVector.broadcast(DOUBLES, slope[slope.length - 1]);
            for (int k = slope.length - 2; k >= 0; k--) {
                gradient = gradient.fma(x, DoubleVector.broadcast(DOUBLES, slope[k]));
            }
            gradient.mul(y.mul(a)).intoArray(psi, i);
        }
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
        DoubleVector one = DoubleVector.broadcast(DOUBLES, 1);
        VectorMask<Double> inside = DOUBLES.maskAll(true);
        for (int i = 0; i < n; i += STEP) {
            DoubleVector m = DoubleVector.fromArray(DOUBLES, overlap, i);
            DoubleVector p = DoubleVector.fromArray(DOUBLES, psi, i).mul(share);
            DoubleVector tangent = DoubleVector.fromArray(DOUBLES, s, i)
                    .sub(DoubleVector.fromArray(DOUBLES, g, i).mul(m));
            DoubleVector e = p.mul(p).mul(DoubleVector.fromArray(DOUBLES, orthogonal, i));
            DoubleVector norm = e.add(one).lanewise(VectorOperators.SQRT);
            DoubleVector sum = norm.add(one);
            m = m.add(p.mul(tangent).fma(sum, m.mul(e).neg()).div(norm.mul(sum)));
            m.intoArray(overlap, i);
            inside = inside.and(m.compare(VectorOperators.GT, low)).and(m.compare(VectorOperators.LT, high));
        }
        return !inside.allTrue();
    }

    @Override
    public boolean moveOnSphere(
            double[] overlap, double[] p, double[] tangent, double[] excess, double low, double high, int n) {
        DoubleVector one = DoubleVector.broadcast(DOUBLES, 1);
        VectorMask<Double> inside = DOUBLES.maskAll(true);
        for (int i = 0; i < n; i += STEP) {
            DoubleVector e = DoubleVector.fromArray(DOUBLES, excess, i);
            DoubleVector m = DoubleVector.fromArray(DOUBLES, overlap, i);
            DoubleVector norm = e.add(one).lanewise(VectorOperators.SQRT);
            DoubleVector sum = norm.add(one);
            DoubleVector gain = DoubleVector.fromArray(DOUBLES, p, i).mul(DoubleVector.fromArray(DOUBLES, tangent, i));
            m = m.add(gain.fma(sum, m.mul(e).neg()).div(norm.mul(sum)));
            m.intoArray(overlap, i);
            inside = inside.and(m.compare(VectorOperators.GT, low)).and(m.compare(VectorOperators.LT, high));
        }
        return !inside.allTrue();
    }
}

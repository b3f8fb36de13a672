package dev.escapement.simulation.kernel.vector;

import static dev.escapement.random.FloatGaussians.*;

import dev.escapement.random.Xoshiro256;
import dev.escapement.simulation.kernel.LaneKernel;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/** The reduced engine's loops: a long or double a lane, or two floats. */
final class VectorLanes implements LaneKernel {
    private static final VectorSpecies<Long> LONGS = Width.LONGS;
    private static final VectorSpecies<Integer> INTS = Width.INTS;
    private static final VectorSpecies<Float> FLOATS = Width.FLOATS;
    private static final VectorSpecies<Double> DOUBLES = Width.DOUBLES;
    private static final int STEP = LONGS.length();
    /** The sign, exponent and fraction of a float, moved to where a double has them but for the exponent's bias. */
    private static final long FLOAT_IN_DOUBLE = 0x8fffffffe0000000L;
    /** Makes good for the bias. */
    private static final double REBIAS = 0x1p896;
    /** The bits of 2^52: or-ing a smaller integer into them adds it. */
    private static final long TWO_52 = 0x4330000000000000L;

    private final long[] angle;
    private final float[] radius;

    VectorLanes(int lanes) {
        angle = new long[lanes];
        radius = new float[2 * lanes];
    }

    @Override
    public void draw(Xoshiro256 generator, Draw draw, int rounds, int n) {
        int stride = LaneKernel.padded(n);
        int all = (rounds - 1) * stride + n;
        if (rounds == 1) {
            radii(generator.state(0), generator.state(1), generator.state(2), generator.state(3), n);
        } else {
            radii(generator.state(0), generator.state(1), generator.state(2), generator.state(3), stride, n, all);
        }
        pairs(draw.g, draw.u, draw.normal, draw.noise, draw.uniform, all);
    }

    /** One round. */
    private void radii(long[] s0, long[] s1, long[] s2, long[] s3, int n) {
        for (int i = 0; i < n; i += STEP) {
            LongVector a = LongVector.fromArray(LONGS, s0, i);
            LongVector b = LongVector.fromArray(LONGS, s1, i);
            LongVector c = LongVector.fromArray(LONGS, s2, i);
            LongVector d = LongVector.fromArray(LONGS, s3, i);
            LongVector word = a.add(d).lanewise(VectorOperators.ROL, 23).add(a);
            LongVector shifted = b.lanewise(VectorOperators.LSHL, 17);
            c = c.lanewise(VectorOperators.XOR, a);
            d = d.lanewise(VectorOperators.XOR, b);
            b = b.lanewise(VectorOperators.XOR, c);
            a = a.lanewise(VectorOperators.XOR, d);
            c = c.lanewise(VectorOperators.XOR, shifted);
            d = d.lanewise(VectorOperators.ROL, 45);
            a.add(d).lanewise(VectorOperators.ROL, 23).add(a).intoArray(angle, i);
            shifted = b.lanewise(VectorOperators.LSHL, 17);
            c = c.lanewise(VectorOperators.XOR, a);
            d = d.lanewise(VectorOperators.XOR, b);
            b.lanewise(VectorOperators.XOR, c).intoArray(s1, i);
            a.lanewise(VectorOperators.XOR, d).intoArray(s0, i);
            c.lanewise(VectorOperators.XOR, shifted).intoArray(s2, i);
            d.lanewise(VectorOperators.ROL, 45).intoArray(s3, i);

            FloatVector integer = (FloatVector)
                    word.reinterpretAsInts().lanewise(VectorOperators.LSHR, 1).convert(VectorOperators.I2F, 0);
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

    /** Several rounds: a lane's stream stays in registers. */
    private void radii(long[] s0, long[] s1, long[] s2, long[] s3, int stride, int n, int all) {
        for (int lane = 0; lane < n; lane += STEP) {
            LongVector a = LongVector.fromArray(LONGS, s0, lane);
            LongVector b = LongVector.fromArray(LONGS, s1, lane);
            LongVector c = LongVector.fromArray(LONGS, s2, lane);
            LongVector d = LongVector.fromArray(LONGS, s3, lane);
            for (int i = lane; i < all; i += stride) {
                LongVector word = a.add(d).lanewise(VectorOperators.ROL, 23).add(a);
                LongVector shifted = b.lanewise(VectorOperators.LSHL, 17);
                c = c.lanewise(VectorOperators.XOR, a);
                d = d.lanewise(VectorOperators.XOR, b);
                b = b.lanewise(VectorOperators.XOR, c);
                a = a.lanewise(VectorOperators.XOR, d);
                c = c.lanewise(VectorOperators.XOR, shifted);
                d = d.lanewise(VectorOperators.ROL, 45);
                a.add(d).lanewise(VectorOperators.ROL, 23).add(a).intoArray(angle, i);
                shifted = b.lanewise(VectorOperators.LSHL, 17);
                c = c.lanewise(VectorOperators.XOR, a);
                d = d.lanewise(VectorOperators.XOR, b);
                b = b.lanewise(VectorOperators.XOR, c);
                a = a.lanewise(VectorOperators.XOR, d);
                c = c.lanewise(VectorOperators.XOR, shifted);
                d = d.lanewise(VectorOperators.ROL, 45);

                FloatVector integer = (FloatVector) word.reinterpretAsInts()
                        .lanewise(VectorOperators.LSHR, 1)
                        .convert(VectorOperators.I2F, 0);
                IntVector bits = integer.fma(
                                FloatVector.broadcast(FLOATS, UNIT), FloatVector.broadcast(FLOATS, UNIT / 2))
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
            a.intoArray(s0, lane);
            b.intoArray(s1, lane);
            c.intoArray(s2, lane);
            d.intoArray(s3, lane);
        }
    }

    private void pairs(double[] g, double[] u, double[] normal, double[] noise, long[] uniform, int n) {
        for (int i = 0; i < n; i += STEP) {
            LongVector word = LongVector.fromArray(LONGS, angle, i);
            word.lanewise(VectorOperators.LSHR, 26)
                    .and(0x3f80)
                    .or(word.lanewise(VectorOperators.LSHR, 1).and(0x7f))
                    .intoArray(uniform, i);
            IntVector bits = word.reinterpretAsInts();
            FloatVector x = ((FloatVector)
                            bits.lanewise(VectorOperators.ASHR, 8).convert(VectorOperators.I2F, 0))
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
            LongVector first = cosine.mul(r)
                    .reinterpretAsInts()
                    .lanewise(VectorOperators.XOR, bits.lanewise(VectorOperators.LSHL, 31))
                    .reinterpretAsLongs();
            LongVector second = sine.mul(r).reinterpretAsLongs();
            first.lanewise(VectorOperators.LSHL, 32)
                    .lanewise(VectorOperators.ASHR, 3)
                    .and(FLOAT_IN_DOUBLE)
                    .reinterpretAsDoubles()
                    .mul(REBIAS)
                    .intoArray(g, i);
            second.lanewise(VectorOperators.LSHL, 32)
                    .lanewise(VectorOperators.ASHR, 3)
                    .and(FLOAT_IN_DOUBLE)
                    .reinterpretAsDoubles()
                    .mul(REBIAS)
                    .intoArray(u, i);
            first.lanewise(VectorOperators.ASHR, 3)
                    .and(FLOAT_IN_DOUBLE)
                    .reinterpretAsDoubles()
                    .mul(REBIAS)
                    .intoArray(normal, i);
            second.lanewise(VectorOperators.ASHR, 3)
                    .and(FLOAT_IN_DOUBLE)
                    .reinterpretAsDoubles()
                    .mul(REBIAS)
                    .intoArray(noise, i);
        }
    }

    @Override
    public boolean chiSquare(double slope, double delta, Draw draw, double[] rest, int n) {
        DoubleVector steepness = DoubleVector.broadcast(DOUBLES, -1.5 * delta * (1 << UNIFORM_BITS));
        DoubleVector top = DoubleVector.broadcast(DOUBLES, 1 << UNIFORM_BITS);
        DoubleVector undecided = DoubleVector.broadcast(DOUBLES, Double.NaN);
        boolean any = false;
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
            root.mul(root).mul(root).mul(2 * delta).blend(undecided, rejected).intoArray(rest, i);
            any |= rejected.anyTrue();
        }
        return any;
    }

    @Override
    public void look(
            double[] overlap, Draw draw, double[] rest, double[] s, double[] orthogonal, double[] squaredNorm, int n) {
        DoubleVector one = DoubleVector.broadcast(DOUBLES, 1);
        for (int i = 0; i < n; i += STEP) {
            DoubleVector m = DoubleVector.fromArray(DOUBLES, overlap, i).min(1).max(-1);
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
    public boolean moveOnSphere(
            double[] overlap, double[] p, double[] tangent, double[] excess, double low, double high, int n) {
        DoubleVector one = DoubleVector.broadcast(DOUBLES, 1);
        boolean left = false;
        for (int i = 0; i < n; i += STEP) {
            DoubleVector e = DoubleVector.fromArray(DOUBLES, excess, i);
            DoubleVector m = DoubleVector.fromArray(DOUBLES, overlap, i);
            DoubleVector norm = e.add(one).lanewise(VectorOperators.SQRT);
            DoubleVector sum = norm.add(one);
            DoubleVector gain = DoubleVector.fromArray(DOUBLES, p, i).mul(DoubleVector.fromArray(DOUBLES, tangent, i));
            m = m.add(gain.fma(sum, m.mul(e).neg()).div(norm.mul(sum)));
            m.intoArray(overlap, i);
            left |= !m.compare(VectorOperators.GT, low)
                    .and(m.compare(VectorOperators.LT, high))
                    .allTrue();
        }
        return left;
    }
}

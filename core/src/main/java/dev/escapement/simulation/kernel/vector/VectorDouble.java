package dev.escapement.simulation.kernel.vector;

import dev.escapement.random.Gaussians;
import dev.escapement.random.Xoshiro256;
import dev.escapement.simulation.kernel.DenseKernel;
import java.util.Arrays;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/** The dense engine's loops, x in double; see {@link Gaussians} for the formulas. */
final class VectorDouble implements DenseKernel<double[]> {
    private static final VectorSpecies<Long> LONGS = Width.LONGS;
    private static final VectorSpecies<Double> DOUBLES = Width.DOUBLES;
    /** From a vector of doubles to the next; a sweep handles two at a time, for fewer rounds of more work. */
    private static final int NEXT = DOUBLES.length();

    private static final int STREAMS_EACH = STREAMS / 2;
    /** Pairs in a chunk: a word of each stream serves one. */
    private static final int CHUNK = STREAMS_EACH;
    /** The bits of 1: or-ing 52 random bits into them makes a number from 1 to 2. */
    private static final long ONE_BITS = 0x3ff0000000000000L;
    /** The bits of 2^52: or-ing a smaller integer into them adds it. */
    private static final long TWO_52 = 0x4330000000000000L;
    /** Added to an exponent while it is an integer without a sign. */
    private static final long BIAS = 1024;

    private final double[] radius = new double[BLOCK / 2];

    @Override
    public double[] array(int length) {
        return new double[length];
    }

    @Override
    public double at(double[] x, int j) {
        return x[j];
    }

    @Override
    public void clear(double[] x, int from, int to) {
        Arrays.fill(x, from, to, 0);
    }

    @Override
    public void draw(Xoshiro256 generator, double[] x, int from, int to) {
        long[] s0 = generator.state(0);
        long[] s1 = generator.state(1);
        long[] s2 = generator.state(2);
        long[] s3 = generator.state(3);
        for (int stream = 0; stream < STREAMS_EACH; stream += LONGS.length()) {
            radii(s0, s1, s2, s3, stream, radius, (to - from) / 2);
            pairs(s0, s1, s2, s3, stream, radius, x, from, to);
        }
    }

    private static void radii(long[] s0, long[] s1, long[] s2, long[] s3, int stream, double[] radius, int pairs) {
        LongVector a = LongVector.fromArray(LONGS, s0, stream);
        LongVector b = LongVector.fromArray(LONGS, s1, stream);
        LongVector c = LongVector.fromArray(LONGS, s2, stream);
        LongVector d = LongVector.fromArray(LONGS, s3, stream);
        for (int i = stream; i < pairs; i += CHUNK) {
            LongVector word = a.add(d).lanewise(VectorOperators.ROL, 23).add(a);
            LongVector shifted = b.lanewise(VectorOperators.LSHL, 17);
            c = c.lanewise(VectorOperators.XOR, a);
            d = d.lanewise(VectorOperators.XOR, b);
            b = b.lanewise(VectorOperators.XOR, c);
            a = a.lanewise(VectorOperators.XOR, d);
            c = c.lanewise(VectorOperators.XOR, shifted);
            d = d.lanewise(VectorOperators.ROL, 45);

            LongVector bits = word.lanewise(VectorOperators.LSHR, 12)
                    .or(ONE_BITS)
                    .reinterpretAsDoubles()
                    .sub(1 - 0x1p-53)
                    .reinterpretAsLongs();
            LongVector biased =
                    bits.sub(Gaussians.ROOT_HALF_BITS - (BIAS << 52)).lanewise(VectorOperators.LSHR, 52);
            DoubleVector k = biased.or(TWO_52).reinterpretAsDoubles().sub(0x1p52 + BIAS);
            DoubleVector f = bits.sub(biased.lanewise(VectorOperators.LSHL, 52))
                    .add(BIAS << 52)
                    .reinterpretAsDoubles()
                    .sub(1);
            DoubleVector s = f.div(f.add(2));
            DoubleVector z = s.mul(s);
            DoubleVector tail = z.fma(
                    DoubleVector.broadcast(DOUBLES, Gaussians.LN_SERIES_7),
                    DoubleVector.broadcast(DOUBLES, Gaussians.LN_SERIES_6));
            tail = tail.fma(z, DoubleVector.broadcast(DOUBLES, Gaussians.LN_SERIES_5));
            tail = tail.fma(z, DoubleVector.broadcast(DOUBLES, Gaussians.LN_SERIES_4));
            tail = tail.fma(z, DoubleVector.broadcast(DOUBLES, Gaussians.LN_SERIES_3));
            tail = tail.fma(z, DoubleVector.broadcast(DOUBLES, Gaussians.LN_SERIES_2));
            tail = tail.fma(z, DoubleVector.broadcast(DOUBLES, Gaussians.LN_SERIES_1));
            DoubleVector half = f.mul(0.5).mul(f);
            DoubleVector low = s.fma(tail.fma(z, half), k.mul(Gaussians.LN2_LOW));
            k.fma(DoubleVector.broadcast(DOUBLES, Gaussians.LN2_HIGH), f.sub(half.sub(low)))
                    .mul(-2)
                    .lanewise(VectorOperators.SQRT)
                    .intoArray(radius, i);
        }
        a.intoArray(s0, stream);
        b.intoArray(s1, stream);
        c.intoArray(s2, stream);
        d.intoArray(s3, stream);
    }

    private static void pairs(
            long[] s0, long[] s1, long[] s2, long[] s3, int stream, double[] radius, double[] x, int from, int to) {
        LongVector a = LongVector.fromArray(LONGS, s0, STREAMS_EACH + stream);
        LongVector b = LongVector.fromArray(LONGS, s1, STREAMS_EACH + stream);
        LongVector c = LongVector.fromArray(LONGS, s2, STREAMS_EACH + stream);
        LongVector d = LongVector.fromArray(LONGS, s3, STREAMS_EACH + stream);
        int i = stream;
        for (int j = from + stream; j < to; j += 2 * CHUNK) {
            LongVector word = a.add(d).lanewise(VectorOperators.ROL, 23).add(a);
            LongVector shifted = b.lanewise(VectorOperators.LSHL, 17);
            c = c.lanewise(VectorOperators.XOR, a);
            d = d.lanewise(VectorOperators.XOR, b);
            b = b.lanewise(VectorOperators.XOR, c);
            a = a.lanewise(VectorOperators.XOR, d);
            c = c.lanewise(VectorOperators.XOR, shifted);
            d = d.lanewise(VectorOperators.ROL, 45);

            DoubleVector angle = word.lanewise(VectorOperators.LSHR, 12)
                    .or(ONE_BITS)
                    .reinterpretAsDoubles()
                    .sub(1 - 0x1p-53)
                    .sub(0.5)
                    .mul(Math.PI / 2);
            DoubleVector z = angle.mul(angle);
            DoubleVector sine = z.fma(
                    DoubleVector.broadcast(DOUBLES, Gaussians.SIN6), DoubleVector.broadcast(DOUBLES, Gaussians.SIN5));
            sine = sine.fma(z, DoubleVector.broadcast(DOUBLES, Gaussians.SIN4));
            sine = sine.fma(z, DoubleVector.broadcast(DOUBLES, Gaussians.SIN3));
            sine = sine.fma(z, DoubleVector.broadcast(DOUBLES, Gaussians.SIN2));
            sine = sine.fma(z, DoubleVector.broadcast(DOUBLES, Gaussians.SIN1));
            sine = sine.fma(angle.mul(z), angle);
            DoubleVector cosine = z.fma(
                    DoubleVector.broadcast(DOUBLES, Gaussians.COS6), DoubleVector.broadcast(DOUBLES, Gaussians.COS5));
            cosine = cosine.fma(z, DoubleVector.broadcast(DOUBLES, Gaussians.COS4));
            cosine = cosine.fma(z, DoubleVector.broadcast(DOUBLES, Gaussians.COS3));
            cosine = cosine.fma(z, DoubleVector.broadcast(DOUBLES, Gaussians.COS2));
            cosine = cosine.fma(z, DoubleVector.broadcast(DOUBLES, Gaussians.COS1));
            cosine = z.mul(z)
                    .fma(cosine, z.fma(DoubleVector.broadcast(DOUBLES, -0.5), DoubleVector.broadcast(DOUBLES, 1)));
            VectorMask<Double> swap = word.lanewise(VectorOperators.LSHL, 63)
                    .compare(VectorOperators.LT, 0)
                    .cast(DOUBLES);
            LongVector sign = word.lanewise(VectorOperators.LSHR, 1).lanewise(VectorOperators.LSHL, 63);
            DoubleVector r = DoubleVector.fromArray(DOUBLES, radius, i)
                    .reinterpretAsLongs()
                    .lanewise(VectorOperators.XOR, sign)
                    .reinterpretAsDoubles();
            cosine.blend(sine, swap).mul(r).intoArray(x, j);
            sine.blend(cosine, swap).mul(r).intoArray(x, j + CHUNK);
            i += CHUNK;
        }
        a.intoArray(s0, STREAMS_EACH + stream);
        b.intoArray(s1, STREAMS_EACH + stream);
        c.intoArray(s2, STREAMS_EACH + stream);
        d.intoArray(s3, STREAMS_EACH + stream);
    }

    @Override
    public void sweep(double a, double b, double[] old, double[] x, double[] w, int from, int to, double[] sums) {
        DoubleVector as = DoubleVector.broadcast(DOUBLES, a);
        DoubleVector bs = DoubleVector.broadcast(DOUBLES, b);
        for (int lane = 0; lane < ACCUMULATORS; lane += 2 * NEXT) {
            DoubleVector dot0 = DoubleVector.fromArray(DOUBLES, sums, lane);
            DoubleVector dot1 = DoubleVector.fromArray(DOUBLES, sums, lane + NEXT);
            DoubleVector square0 = DoubleVector.fromArray(DOUBLES, sums, ACCUMULATORS + lane);
            DoubleVector square1 = DoubleVector.fromArray(DOUBLES, sums, ACCUMULATORS + lane + NEXT);
            for (int j = from + lane; j < to; j += ACCUMULATORS) {
                DoubleVector now = DoubleVector.fromArray(DOUBLES, x, j);
                DoubleVector moved = DoubleVector.fromArray(DOUBLES, old, j)
                        .fma(bs, DoubleVector.fromArray(DOUBLES, w, j).mul(as));
                moved.intoArray(w, j);
                dot0 = moved.fma(now, dot0);
                square0 = now.fma(now, square0);
                now = DoubleVector.fromArray(DOUBLES, x, j + NEXT);
                moved = DoubleVector.fromArray(DOUBLES, old, j + NEXT)
                        .fma(bs, DoubleVector.fromArray(DOUBLES, w, j + NEXT).mul(as));
                moved.intoArray(w, j + NEXT);
                dot1 = moved.fma(now, dot1);
                square1 = now.fma(now, square1);
            }
            dot0.intoArray(sums, lane);
            dot1.intoArray(sums, lane + NEXT);
            square0.intoArray(sums, ACCUMULATORS + lane);
            square1.intoArray(sums, ACCUMULATORS + lane + NEXT);
        }
    }
}

package dev.escapement.simulation.kernel.vector;

import static dev.escapement.random.FloatGaussians.*;

import dev.escapement.random.Xoshiro256;
import dev.escapement.simulation.kernel.DenseKernel;
import java.util.Arrays;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * The dense engine's loops, x in float. Where a vector is narrower than the eight streams or the sixteen accumulators, a
 * loop runs over the block once for each part of them, so that state and sums stay in registers.
 */
final class VectorMixed implements DenseKernel<float[]> {
    private static final VectorSpecies<Long> LONGS = Width.LONGS;
    private static final VectorSpecies<Integer> INTS = Width.INTS;
    private static final VectorSpecies<Float> FLOATS = Width.FLOATS;
    private static final VectorSpecies<Float> HALF = Width.HALF_FLOATS;
    private static final VectorSpecies<Double> DOUBLES = Width.DOUBLES;
    /** From a vector of doubles to the next; a sweep handles two at a time, for fewer rounds of more work. */
    private static final int NEXT = DOUBLES.length();

    private static final int STREAMS_EACH = STREAMS / 2;
    /** Pairs in a chunk: a word of each stream serves two. */
    private static final int CHUNK = 2 * STREAMS_EACH;

    private final float[] radius = new float[BLOCK / 2];

    @Override
    public float[] array(int length) {
        return new float[length];
    }

    @Override
    public double at(float[] x, int j) {
        return x[j];
    }

    @Override
    public void clear(float[] x, int from, int to) {
        Arrays.fill(x, from, to, 0);
    }

    @Override
    public void draw(Xoshiro256 generator, float[] x, int from, int to) {
        long[] s0 = generator.state(0);
        long[] s1 = generator.state(1);
        long[] s2 = generator.state(2);
        long[] s3 = generator.state(3);
        for (int stream = 0; stream < STREAMS_EACH; stream += LONGS.length()) {
            radii(s0, s1, s2, s3, stream, radius, (to - from) / 2);
            pairs(s0, s1, s2, s3, stream, radius, x, from, to);
        }
    }

    private static void radii(long[] s0, long[] s1, long[] s2, long[] s3, int stream, float[] radius, int pairs) {
        LongVector a = LongVector.fromArray(LONGS, s0, stream);
        LongVector b = LongVector.fromArray(LONGS, s1, stream);
        LongVector c = LongVector.fromArray(LONGS, s2, stream);
        LongVector d = LongVector.fromArray(LONGS, s3, stream);
        for (int i = 2 * stream; i < pairs; i += CHUNK) {
            LongVector word = a.add(d).lanewise(VectorOperators.ROL, 23).add(a);
            LongVector shifted = b.lanewise(VectorOperators.LSHL, 17);
            c = c.lanewise(VectorOperators.XOR, a);
            d = d.lanewise(VectorOperators.XOR, b);
            b = b.lanewise(VectorOperators.XOR, c);
            a = a.lanewise(VectorOperators.XOR, d);
            c = c.lanewise(VectorOperators.XOR, shifted);
            d = d.lanewise(VectorOperators.ROL, 45);

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
                    .intoArray(radius, i);
        }
        a.intoArray(s0, stream);
        b.intoArray(s1, stream);
        c.intoArray(s2, stream);
        d.intoArray(s3, stream);
    }

    private static void pairs(
            long[] s0, long[] s1, long[] s2, long[] s3, int stream, float[] radius, float[] x, int from, int to) {
        LongVector a = LongVector.fromArray(LONGS, s0, STREAMS_EACH + stream);
        LongVector b = LongVector.fromArray(LONGS, s1, STREAMS_EACH + stream);
        LongVector c = LongVector.fromArray(LONGS, s2, STREAMS_EACH + stream);
        LongVector d = LongVector.fromArray(LONGS, s3, STREAMS_EACH + stream);
        int i = 2 * stream;
        for (int j = from + 2 * stream; j < to; j += 2 * CHUNK) {
            IntVector bits = a.add(d).lanewise(VectorOperators.ROL, 23).add(a).reinterpretAsInts();
            LongVector shifted = b.lanewise(VectorOperators.LSHL, 17);
            c = c.lanewise(VectorOperators.XOR, a);
            d = d.lanewise(VectorOperators.XOR, b);
            b = b.lanewise(VectorOperators.XOR, c);
            a = a.lanewise(VectorOperators.XOR, d);
            c = c.lanewise(VectorOperators.XOR, shifted);
            d = d.lanewise(VectorOperators.ROL, 45);

            FloatVector angle = ((FloatVector)
                            bits.lanewise(VectorOperators.ASHR, 8).convert(VectorOperators.I2F, 0))
                    .fma(FloatVector.broadcast(FLOATS, TURN), FloatVector.broadcast(FLOATS, TURN / 2));
            FloatVector z = angle.mul(angle);
            FloatVector sine = z.fma(FloatVector.broadcast(FLOATS, SIN4), FloatVector.broadcast(FLOATS, SIN3));
            sine = sine.fma(z, FloatVector.broadcast(FLOATS, SIN2));
            sine = sine.fma(z, FloatVector.broadcast(FLOATS, SIN1));
            sine = sine.mul(z).fma(angle, angle);
            FloatVector cosine = z.fma(FloatVector.broadcast(FLOATS, COS5), FloatVector.broadcast(FLOATS, COS4));
            cosine = cosine.fma(z, FloatVector.broadcast(FLOATS, COS3));
            cosine = cosine.fma(z, FloatVector.broadcast(FLOATS, COS2));
            cosine = cosine.fma(z, FloatVector.broadcast(FLOATS, COS1));
            cosine = cosine.fma(z, FloatVector.broadcast(FLOATS, 1));
            FloatVector r = FloatVector.fromArray(FLOATS, radius, i);
            cosine.mul(r)
                    .reinterpretAsInts()
                    .lanewise(VectorOperators.XOR, bits.lanewise(VectorOperators.LSHL, 31))
                    .reinterpretAsFloats()
                    .intoArray(x, j);
            sine.mul(r).intoArray(x, j + CHUNK);
            i += CHUNK;
        }
        a.intoArray(s0, STREAMS_EACH + stream);
        b.intoArray(s1, STREAMS_EACH + stream);
        c.intoArray(s2, STREAMS_EACH + stream);
        d.intoArray(s3, STREAMS_EACH + stream);
    }

    @Override
    public void sweep(double a, double b, float[] old, float[] x, double[] w, int from, int to, double[] sums) {
        DoubleVector as = DoubleVector.broadcast(DOUBLES, a);
        DoubleVector bs = DoubleVector.broadcast(DOUBLES, b);
        for (int lane = 0; lane < ACCUMULATORS; lane += 2 * NEXT) {
            DoubleVector dot0 = DoubleVector.fromArray(DOUBLES, sums, lane);
            DoubleVector dot1 = DoubleVector.fromArray(DOUBLES, sums, lane + NEXT);
            DoubleVector square0 = DoubleVector.fromArray(DOUBLES, sums, ACCUMULATORS + lane);
            DoubleVector square1 = DoubleVector.fromArray(DOUBLES, sums, ACCUMULATORS + lane + NEXT);
            for (int j = from + lane; j < to; j += ACCUMULATORS) {
                DoubleVector before = (DoubleVector)
                        FloatVector.fromArray(HALF, old, j).convertShape(VectorOperators.F2D, DOUBLES, 0);
                DoubleVector now =
                        (DoubleVector) FloatVector.fromArray(HALF, x, j).convertShape(VectorOperators.F2D, DOUBLES, 0);
                DoubleVector moved =
                        before.fma(bs, DoubleVector.fromArray(DOUBLES, w, j).mul(as));
                moved.intoArray(w, j);
                dot0 = moved.fma(now, dot0);
                square0 = now.fma(now, square0);
                before = (DoubleVector)
                        FloatVector.fromArray(HALF, old, j + NEXT).convertShape(VectorOperators.F2D, DOUBLES, 0);
                now = (DoubleVector)
                        FloatVector.fromArray(HALF, x, j + NEXT).convertShape(VectorOperators.F2D, DOUBLES, 0);
                moved = before.fma(
                        bs, DoubleVector.fromArray(DOUBLES, w, j + NEXT).mul(as));
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

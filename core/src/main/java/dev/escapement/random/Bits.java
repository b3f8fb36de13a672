package dev.escapement.random;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;
import java.nio.IntBuffer;
import java.nio.LongBuffer;

/**
 * Numbers from their bits and back, by two copies through bytes that both look at: thrice as fast as a loop over {@link
 * Float#intBitsToFloat}, which HotSpot leaves scalar. Not safe for use by two threads.
 */
final class Bits {
    private final LongBuffer longs;
    private final IntBuffer ints;
    private final FloatBuffer floats;
    private final DoubleBuffer doubles;

    Bits(int bytes) {
        ByteBuffer memory = ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
        longs = memory.asLongBuffer();
        ints = memory.asIntBuffer();
        floats = memory.asFloatBuffer();
        doubles = memory.asDoubleBuffer();
    }

    /** {@code n} floats, two from a long, its lower half first. */
    void floats(long[] bits, float[] to, int n) {
        longs.put(0, bits, 0, n / 2);
        floats.get(0, to, 0, n);
    }

    void floats(int[] bits, float[] to, int n) {
        ints.put(0, bits, 0, n);
        floats.get(0, to, 0, n);
    }

    void ints(float[] from, int[] bits, int n) {
        floats.put(0, from, 0, n);
        ints.get(0, bits, 0, n);
    }

    void doubles(long[] bits, double[] to, int n) {
        longs.put(0, bits, 0, n);
        doubles.get(0, to, 0, n);
    }

    void longs(double[] from, long[] bits, int n) {
        doubles.put(0, from, 0, n);
        longs.get(0, bits, 0, n);
    }
}

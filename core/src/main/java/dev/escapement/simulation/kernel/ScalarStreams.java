package dev.escapement.simulation.kernel;

import dev.escapement.random.Xoshiro256;

/** Reads one half of the dense engine's streams in plain Java, a stream at a time, so that its state stays in registers. */
final class ScalarStreams {
    static final int STREAMS = DenseKernel.STREAMS / 2;

    private ScalarStreams() {}

    /** {@code n} words, stream l making every eighth from the l-th on. */
    static void words(Xoshiro256 generator, int firstStream, long[] out, int n) {
        long[] s0 = generator.state(0);
        long[] s1 = generator.state(1);
        long[] s2 = generator.state(2);
        long[] s3 = generator.state(3);
        for (int stream = 0; stream < STREAMS; stream++) {
            int lane = firstStream + stream;
            long a = s0[lane];
            long b = s1[lane];
            long c = s2[lane];
            long d = s3[lane];
            for (int i = stream; i < n; i += STREAMS) {
                out[i] = Long.rotateLeft(a + d, 23) + a;
                c ^= a;
                d ^= b;
                long shifted = b << 17;
                b ^= c;
                a ^= d;
                c ^= shifted;
                d = Long.rotateLeft(d, 45);
            }
            generator.seed(lane, a, b, c, d);
        }
    }
}

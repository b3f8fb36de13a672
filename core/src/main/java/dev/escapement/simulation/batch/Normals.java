package dev.escapement.simulation.batch;

import dev.escapement.random.Xoshiro256;
import dev.escapement.simulation.kernel.DenseKernel;
import java.util.Arrays;

/** Standard Gaussians from the streams of one run, drawn a block at a time. */
abstract class Normals {
    private final double[] block = new double[DenseKernel.BLOCK];
    private int used = block.length;

    /** Draws a whole block. */
    abstract void draw(double[] block);

    /** A copy of what is drawn and not used. */
    double[] left() {
        return Arrays.copyOfRange(block, used, block.length);
    }

    /** Goes on with what {@link #left} gave; at a run's start with nothing. */
    void restore(double[] left) {
        used = block.length - left.length;
        System.arraycopy(left, 0, block, used, left.length);
    }

    /** One Gaussian. */
    double next() {
        if (used == block.length) {
            refill();
        }
        return block[used++];
    }

    /** Writes Gaussians at {@code from} to {@code to}. */
    void fill(double[] out, int from, int to) {
        int at = from;
        while (at < to) {
            if (used == block.length) {
                refill();
            }
            int count = Math.min(to - at, block.length - used);
            System.arraycopy(block, used, out, at, count);
            used += count;
            at += count;
        }
    }

    private void refill() {
        draw(block);
        used = 0;
    }

    /** Gaussians in double precision, from a generator's first lanes. */
    static final class Exact extends Normals {
        private final DenseKernel<double[]> kernel;
        private final Xoshiro256 generator;

        Exact(DenseKernel<double[]> kernel, Xoshiro256 generator) {
            this.kernel = kernel;
            this.generator = generator;
        }

        @Override
        void draw(double[] block) {
            kernel.draw(generator, block, 0, block.length);
        }
    }

    /** Gaussians that are floats, from a generator's first lanes. */
    static final class Rounded extends Normals {
        private final DenseKernel<float[]> kernel;
        private final Xoshiro256 generator;
        private final float[] floats;

        Rounded(DenseKernel<float[]> kernel, Xoshiro256 generator) {
            this.kernel = kernel;
            this.generator = generator;
            floats = kernel.array(DenseKernel.BLOCK);
        }

        @Override
        void draw(double[] block) {
            kernel.draw(generator, floats, 0, floats.length);
            for (int k = 0; k < block.length; k++) {
                block[k] = floats[k];
            }
        }
    }
}

package dev.escapement.simulation.batch;

import dev.escapement.random.Xoshiro256;
import dev.escapement.simulation.kernel.DenseKernel;

/** Standard Gaussians from the streams of one run, drawn a block at a time. */
final class Normals {
    private final DenseKernel<double[]> kernel;
    private final Xoshiro256 generator;
    private final double[] block;
    private int used;

    /** From the generator's first lanes. */
    Normals(DenseKernel<double[]> kernel, Xoshiro256 generator) {
        this.kernel = kernel;
        this.generator = generator;
        block = kernel.array(DenseKernel.BLOCK);
        used = block.length;
    }

    /** Forgets what is drawn and not used. */
    void restart() {
        used = block.length;
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
        kernel.draw(generator, block, 0, block.length);
        used = 0;
    }
}

package dev.escapement.simulation.batch;

import dev.escapement.simulation.Scenario;
import dev.escapement.simulation.kernel.ProductKernel;
import java.util.Arrays;

/** All d coordinates, filled up with zeros to what the kernel takes. */
final class FullFrame extends Frame {
    private final int dimension;
    private final Normals normals;
    private final ProductKernel kernel;
    private final double[][] moved;
    /** Samples, filled up with zeros to whole tiles. */
    private final double[][] tiled;
    /** Stands for the neuron behind the last one where their number is odd. */
    private final double[] spare;

    private final double[] sums;
    private final double[] factors = new double[ProductKernel.NEURONS * ProductKernel.SAMPLES];

    FullFrame(Scenario scenario, Normals normals, ProductKernel kernel) {
        super(scenario, padded(scenario.dimension(), ProductKernel.ACCUMULATORS));
        dimension = scenario.dimension();
        this.normals = normals;
        this.kernel = kernel;
        moved = new double[scenario.model().width()][length()];
        spare = new double[length()];
        tiled = Arrays.copyOf(samples, padded(samples.length, ProductKernel.SAMPLES));
        Arrays.fill(tiled, samples.length, tiled.length, new double[length()]);
        sums = new double[padded(moved.length, ProductKernel.NEURONS) * tiled.length * ProductKernel.ACCUMULATORS];
    }

    /**
     * So many, filled up to a multiple.
     *
     * @throws IllegalArgumentException if that is more than an array holds
     */
    private static int padded(int count, int multiple) {
        long padded = ((long) count + multiple - 1) / multiple * multiple;
        if (padded > Integer.MAX_VALUE - multiple) {
            throw new IllegalArgumentException(count + " coordinates are too many for the dense engine");
        }
        return (int) padded;
    }

    @Override
    void scatter(int neuron) {
        normals.fill(stored[neuron], 0, dimension);
    }

    @Override
    void draw() {
        for (double[] sample : samples) {
            normals.fill(sample, 0, dimension);
        }
    }

    @Override
    void look(double[] z) {
        products(stored, z);
    }

    @Override
    void lookFrom(double[] c, double[] z) {
        for (int j = 0; j < moved.length; j++) {
            System.arraycopy(stored[j], 0, moved[j], 0, length());
        }
        add(moved, 0, c);
        products(moved, z);
    }

    @Override
    void add(int first, double[] c) {
        add(stored, first, c);
    }

    private double[] row(double[][] rows, int j, int end) {
        return j < end ? rows[j] : spare;
    }

    /** The inner products of the rows of neurons with the samples. */
    private void products(double[][] rows, double[] z) {
        int width = moved.length;
        Arrays.fill(sums, 0);
        for (int from = 0; from < length(); from += ProductKernel.BLOCK) {
            int to = Math.min(length(), from + ProductKernel.BLOCK);
            int at = 0;
            for (int j = 0; j < width; j += ProductKernel.NEURONS) {
                for (int b = 0; b < tiled.length; b += ProductKernel.SAMPLES) {
                    kernel.dots(rows[j], row(rows, j + 1, width), tiled, b, from, to, sums, at);
                    at += ProductKernel.TILE;
                }
            }
        }
        for (int j = 0; j < width; j++) {
            for (int b = 0; b < samples.length; b++) {
                z[j * samples.length + b] = total(j, b);
            }
        }
    }

    /** One inner product from its accumulators. */
    private double total(int j, int b) {
        int tile = j / ProductKernel.NEURONS * (tiled.length / ProductKernel.SAMPLES) + b / ProductKernel.SAMPLES;
        int pair = j % ProductKernel.NEURONS * ProductKernel.SAMPLES + b % ProductKernel.SAMPLES;
        int at = tile * ProductKernel.TILE + pair * ProductKernel.ACCUMULATORS;
        return sums[at]
                + sums[at + 4]
                + (sums[at + 2] + sums[at + 6])
                + (sums[at + 1] + sums[at + 5] + (sums[at + 3] + sums[at + 7]));
    }

    private void add(double[][] rows, int first, double[] c) {
        int width = moved.length;
        for (int from = 0; from < length(); from += ProductKernel.BLOCK) {
            int to = Math.min(length(), from + ProductKernel.BLOCK);
            for (int j = 0; j < width; j += ProductKernel.NEURONS) {
                for (int b = 0; b < tiled.length; b += ProductKernel.SAMPLES) {
                    factors(c, j, b);
                    kernel.add(rows[first + j], row(rows, first + j + 1, first + width), tiled, b, factors, from, to);
                }
            }
        }
    }

    /** The coefficients of one tile; 0 where it reaches beyond the neurons or the samples. */
    private void factors(double[] c, int j, int b) {
        for (int k = 0; k < factors.length; k++) {
            int neuron = j + k / ProductKernel.SAMPLES;
            int sample = b + k % ProductKernel.SAMPLES;
            boolean inside = neuron < moved.length && sample < samples.length;
            factors[k] = inside ? c[neuron * samples.length + sample] : 0;
        }
    }

    @Override
    void settle() {}
}

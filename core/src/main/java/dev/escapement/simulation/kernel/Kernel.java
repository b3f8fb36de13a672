package dev.escapement.simulation.kernel;

/**
 * The inner loops of the engines. Every kernel computes the same bits: lanes are independent, sums have a fixed number of
 * accumulators and end in a fixed tree, and there is nothing but IEEE {@code + - * / sqrt fma} and integer operations in
 * them. So a kernel decides how long a row takes, and nothing else.
 */
public interface Kernel {
    /** The name in tables: {@code scalar}, {@code vector-512}. */
    String name();

    /** Doubles that an operation handles at a time. */
    int width();

    /** The loops of the reduced engine, with work space for so many lanes, a multiple of {@link LaneKernel#MULTIPLE}. */
    LaneKernel lanes(int lanes);

    /** The loops of the dense engine where x is float. */
    DenseKernel<float[]> mixed();

    /** The loops of the dense engine where x is double. */
    DenseKernel<double[]> doublePrecision();

    /** The loops of products between several neurons and samples. */
    ProductKernel products();
}

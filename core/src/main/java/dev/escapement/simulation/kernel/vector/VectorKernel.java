package dev.escapement.simulation.kernel.vector;

import dev.escapement.simulation.kernel.DenseKernel;
import dev.escapement.simulation.kernel.Kernel;
import dev.escapement.simulation.kernel.LaneKernel;
import dev.escapement.simulation.kernel.ProductKernel;

/**
 * The Vector API's loops. Its methods are long and flat on purpose: HotSpot stops inlining when a method's graph gets
 * large, and a vector that crosses a call is boxed.
 */
public final class VectorKernel implements Kernel {
    private final int bits;

    /**
     * The kernel at this class loader's width.
     *
     * @throws LinkageError if the module {@code jdk.incubator.vector} is missing
     */
    public VectorKernel() {
        bits = Width.SHAPE.vectorBitSize();
    }

    @Override
    public String name() {
        return "vector-" + bits;
    }

    @Override
    public int width() {
        return bits / Double.SIZE;
    }

    @Override
    public LaneKernel lanes(int lanes) {
        return new VectorLanes(lanes);
    }

    @Override
    public DenseKernel<float[]> mixed() {
        return new VectorMixed();
    }

    @Override
    public DenseKernel<double[]> doublePrecision() {
        return new VectorDouble();
    }

    @Override
    public ProductKernel products() {
        return new VectorProducts();
    }
}

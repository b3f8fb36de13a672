package dev.escapement.simulation.kernel;

/** Plain Java loops, which HotSpot vectorises in part. Runs everywhere. */
public final class ScalarKernel implements Kernel {
    @Override
    public String name() {
        return "scalar";
    }

    @Override
    public int width() {
        return 1;
    }

    @Override
    public LaneKernel lanes(int lanes) {
        return new ScalarLanes(lanes);
    }

    @Override
    public DenseKernel<float[]> mixed() {
        return new ScalarMixed();
    }

    @Override
    public DenseKernel<double[]> doublePrecision() {
        return new ScalarDouble();
    }

    @Override
    public ProductKernel products() {
        return new ScalarProducts();
    }
}

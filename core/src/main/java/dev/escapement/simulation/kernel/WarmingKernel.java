package dev.escapement.simulation.kernel;

import dev.escapement.algorithm.PolynomialGradient;
import dev.escapement.random.Xoshiro256;

/** A kernel that computes with another, of the same bits, while its own loops wait to be compiled. */
public final class WarmingKernel implements Kernel {
    private final Kernel cold;
    private final Kernel warm;
    private final WarmUp lanes;
    private final WarmUp mixed;
    private final WarmUp doublePrecision;
    private final WarmUp products;

    /**
     * Computes with the cold kernel until the loops of the warm one are compiled, which begins when somebody first asks for them; both
     * give the same bits.
     */
    public WarmingKernel(Kernel cold, Kernel warm) {
        this.cold = cold;
        this.warm = warm;
        lanes = new WarmUp(() -> ShortCalls.lanes(warm));
        mixed = new WarmUp(() -> ShortCalls.dense(warm.mixed()));
        doublePrecision = new WarmUp(() -> ShortCalls.dense(warm.doublePrecision()));
        products = new WarmUp(() -> ShortCalls.products(warm.products()));
    }

    @Override
    public String name() {
        return warm.name();
    }

    @Override
    public int width() {
        return warm.width();
    }

    @Override
    public LaneKernel lanes(int number) {
        lanes.begin();
        return new Lanes(cold.lanes(number), warm.lanes(number));
    }

    @Override
    public DenseKernel<float[]> mixed() {
        mixed.begin();
        return new Dense<>(cold.mixed(), warm.mixed(), mixed);
    }

    @Override
    public DenseKernel<double[]> doublePrecision() {
        doublePrecision.begin();
        return new Dense<>(cold.doublePrecision(), warm.doublePrecision(), doublePrecision);
    }

    @Override
    public ProductKernel products() {
        products.begin();
        return new Products(cold.products(), warm.products());
    }

    private final class Products implements ProductKernel {
        private final ProductKernel cold;
        private final ProductKernel warm;

        Products(ProductKernel cold, ProductKernel warm) {
            this.cold = cold;
            this.warm = warm;
        }

        private ProductKernel now() {
            return products.done() ? warm : cold;
        }

        @Override
        public void dots(double[] w, double[] v, double[][] x, int b, int from, int to, double[] sums, int at) {
            now().dots(w, v, x, b, from, to, sums, at);
        }

        @Override
        public void add(double[] w, double[] v, double[][] x, int b, double[] factors, int from, int to) {
            now().add(w, v, x, b, factors, from, to);
        }
    }

    private final class Lanes implements LaneKernel {
        private final LaneKernel cold;
        private final LaneKernel warm;

        Lanes(LaneKernel cold, LaneKernel warm) {
            this.cold = cold;
            this.warm = warm;
        }

        private LaneKernel now() {
            return lanes.done() ? warm : cold;
        }

        @Override
        public void draw(Xoshiro256 generator, Draw out, int rounds, int n) {
            now().draw(generator, out, rounds, n);
        }

        @Override
        public boolean chiSquare(double slope, double delta, Draw sample, double[] rest, int n) {
            return now().chiSquare(slope, delta, sample, rest, n);
        }

        @Override
        public void look(
                double[] overlap,
                Draw sample,
                double[] rest,
                double[] s,
                double[] orthogonal,
                double[] squaredNorm,
                int n) {
            now().look(overlap, sample, rest, s, orthogonal, squaredNorm, n);
        }

        @Override
        public void psi(PolynomialGradient gradient, double[] z, double[] s, double[] out, int n) {
            now().psi(gradient, z, s, out, n);
        }

        @Override
        public boolean moveProjected(
                double share,
                double[] overlap,
                double[] psi,
                double[] g,
                double[] s,
                double[] orthogonal,
                double low,
                double high,
                int n) {
            return now().moveProjected(share, overlap, psi, g, s, orthogonal, low, high, n);
        }

        @Override
        public boolean moveOnSphere(
                double[] overlap, double[] p, double[] tangent, double[] excess, double low, double high, int n) {
            return now().moveOnSphere(overlap, p, tangent, excess, low, high, n);
        }
    }

    private static final class Dense<X> implements DenseKernel<X> {
        private final DenseKernel<X> cold;
        private final DenseKernel<X> warm;
        private final WarmUp loops;

        Dense(DenseKernel<X> cold, DenseKernel<X> warm, WarmUp loops) {
            this.cold = cold;
            this.warm = warm;
            this.loops = loops;
        }

        @Override
        public X array(int length) {
            return cold.array(length);
        }

        @Override
        public double at(X x, int j) {
            return cold.at(x, j);
        }

        @Override
        public void clear(X x, int from, int to) {
            cold.clear(x, from, to);
        }

        @Override
        public void draw(Xoshiro256 generator, X x, int from, int to) {
            (loops.done() ? warm : cold).draw(generator, x, from, to);
        }

        @Override
        public void sweep(double a, double b, X old, X x, double[] w, int from, int to, double[] sums) {
            (loops.done() ? warm : cold).sweep(a, b, old, x, w, from, to, sums);
        }
    }
}

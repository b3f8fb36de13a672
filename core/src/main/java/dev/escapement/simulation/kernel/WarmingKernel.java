package dev.escapement.simulation.kernel;

import dev.escapement.algorithm.PolynomialGradient;
import dev.escapement.random.Xoshiro256;

/** A kernel that computes with another, of the same bits, while its own loops wait to be compiled. */
public final class WarmingKernel implements Kernel {
    private final Kernel cold;
    private final Kernel warm;
    private final WarmUp forLanes;
    private final WarmUp forMixed;
    private final WarmUp forDouble;
    private final WarmUp forProducts;
    private final Warmth draw;
    private final Warmth chiSquare;
    private final Warmth look;
    private final Warmth psi;
    private final Warmth project;
    private final Warmth move;
    private final Warmth mixedDraw;
    private final Warmth mixedSweep;
    private final Warmth doubleDraw;
    private final Warmth doubleSweep;
    private final Warmth productDots;
    private final Warmth productAdd;

    /** Computes with the cold kernel until a loop of the warm one is compiled; both give the same bits. */
    public WarmingKernel(Kernel cold, Kernel warm) {
        this.cold = cold;
        this.warm = warm;
        forLanes = new WarmUp(() -> ShortCalls.lanes(warm));
        forMixed = new WarmUp(() -> ShortCalls.dense(warm.mixed()));
        forDouble = new WarmUp(() -> ShortCalls.dense(warm.doublePrecision()));
        forProducts = new WarmUp(() -> ShortCalls.products(warm.products()));
        draw = new Warmth(forLanes);
        chiSquare = new Warmth(forLanes);
        look = new Warmth(forLanes);
        psi = new Warmth(forLanes);
        project = new Warmth(forLanes);
        move = new Warmth(forLanes);
        mixedDraw = new Warmth(forMixed);
        mixedSweep = new Warmth(forMixed);
        doubleDraw = new Warmth(forDouble);
        doubleSweep = new Warmth(forDouble);
        productDots = new Warmth(forProducts);
        productAdd = new Warmth(forProducts);
    }

    /** The warm-up of the reduced engine's loops. */
    public WarmUp forLanes() {
        return forLanes;
    }

    /** The warm-up of the dense engine's loops where x is float. */
    public WarmUp forMixed() {
        return forMixed;
    }

    /** The warm-up of the dense engine's loops where x is double. */
    public WarmUp forDouble() {
        return forDouble;
    }

    /** The warm-up of the loops of products. */
    public WarmUp forProducts() {
        return forProducts;
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
    public LaneKernel lanes(int lanes) {
        return new Lanes(cold.lanes(lanes), warm.lanes(lanes));
    }

    @Override
    public DenseKernel<float[]> mixed() {
        return new Dense<>(cold.mixed(), warm.mixed(), mixedDraw, mixedSweep);
    }

    @Override
    public DenseKernel<double[]> doublePrecision() {
        return new Dense<>(cold.doublePrecision(), warm.doublePrecision(), doubleDraw, doubleSweep);
    }

    @Override
    public ProductKernel products() {
        return new Products(cold.products(), warm.products());
    }

    private final class Products implements ProductKernel {
        /** A tile is as long as so many usual calls. */
        private static final int TILES = 4;

        private final ProductKernel cold;
        private final ProductKernel warm;

        Products(ProductKernel cold, ProductKernel warm) {
            this.cold = cold;
            this.warm = warm;
        }

        @Override
        public void dots(double[] w, double[] v, double[][] x, int b, int from, int to, double[] sums, int at) {
            (productDots.vector(TILES) ? warm : cold).dots(w, v, x, b, from, to, sums, at);
        }

        @Override
        public void add(double[] w, double[] v, double[][] x, int b, double[] factors, int from, int to) {
            (productAdd.vector(TILES) ? warm : cold).add(w, v, x, b, factors, from, to);
        }
    }

    private final class Lanes implements LaneKernel {
        private final LaneKernel cold;
        private final LaneKernel warm;

        Lanes(LaneKernel cold, LaneKernel warm) {
            this.cold = cold;
            this.warm = warm;
        }

        @Override
        public void draw(Xoshiro256 generator, Draw out, int rounds, int n) {
            (draw.vector(rounds) ? warm : cold).draw(generator, out, rounds, n);
        }

        @Override
        public boolean chiSquare(double slope, double delta, Draw sample, double[] rest, int n) {
            return (chiSquare.vector() ? warm : cold).chiSquare(slope, delta, sample, rest, n);
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
            (look.vector() ? warm : cold).look(overlap, sample, rest, s, orthogonal, squaredNorm, n);
        }

        @Override
        public void psi(PolynomialGradient gradient, double[] z, double[] s, double[] out, int n) {
            (psi.vector() ? warm : cold).psi(gradient, z, s, out, n);
        }

        @Override
        public boolean moveProjected(
                double share,
                double[] overlap,
                double[] p,
                double[] g,
                double[] s,
                double[] orthogonal,
                double low,
                double high,
                int n) {
            return (project.vector() ? warm : cold).moveProjected(share, overlap, p, g, s, orthogonal, low, high, n);
        }

        @Override
        public boolean moveOnSphere(
                double[] overlap, double[] p, double[] tangent, double[] excess, double low, double high, int n) {
            return (move.vector() ? warm : cold).moveOnSphere(overlap, p, tangent, excess, low, high, n);
        }
    }

    private static final class Dense<X> implements DenseKernel<X> {
        /** Coordinates in a usual call. */
        private static final int USUAL = 256;

        private final DenseKernel<X> cold;
        private final DenseKernel<X> warm;
        private final Warmth draws;
        private final Warmth sweeps;

        Dense(DenseKernel<X> cold, DenseKernel<X> warm, Warmth draws, Warmth sweeps) {
            this.cold = cold;
            this.warm = warm;
            this.draws = draws;
            this.sweeps = sweeps;
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
            (draws.vector((to - from) / USUAL) ? warm : cold).draw(generator, x, from, to);
        }

        @Override
        public void sweep(double a, double b, X old, X x, double[] w, int from, int to, double[] sums) {
            (sweeps.vector() ? warm : cold).sweep(a, b, old, x, w, from, to, sums);
        }
    }
}

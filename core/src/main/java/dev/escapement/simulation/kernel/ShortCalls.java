package dev.escapement.simulation.kernel;

import dev.escapement.algorithm.PolynomialGradient;
import dev.escapement.random.ChiSquare;
import dev.escapement.random.Xoshiro256;
import java.util.List;

/**
 * A call of every loop on the shortest arrays from which the compiler learns that a loop comes round again: two vectors.
 */
final class ShortCalls {
    private static final int VECTORS = 2;
    private static final int ROUNDS = 2;

    private ShortCalls() {}

    static List<Runnable> lanes(Kernel kernel) {
        int n = VECTORS * kernel.width();
        int room = ROUNDS * LaneKernel.padded(n);
        LaneKernel lanes = kernel.lanes(room);
        Xoshiro256 generator = generator(room);
        LaneKernel.Draw draw = new LaneKernel.Draw(room, true);
        ChiSquare chiSquare = new ChiSquare(100);
        PolynomialGradient gradient = new PolynomialGradient(new double[4], new double[3], 1);
        double[] overlap = new double[room];
        double[] rest = new double[room];
        double[] s = new double[room];
        double[] orthogonal = new double[room];
        double[] squaredNorm = new double[room];
        double[] psi = new double[room];
        double[] zeros = new double[room];
        return List.of(
                () -> lanes.draw(generator, draw, 1, n),
                () -> lanes.draw(generator, draw, ROUNDS, n),
                () -> lanes.chiSquare(chiSquare.slope(), chiSquare.delta(), draw, rest, n),
                () -> lanes.look(overlap, draw, rest, s, orthogonal, squaredNorm, n),
                () -> lanes.psi(gradient, draw.g, s, psi, n),
                () -> lanes.moveProjected(0, overlap, psi, draw.g, s, orthogonal, -1, 1, n),
                () -> lanes.moveOnSphere(overlap, zeros, zeros, zeros, -1, 1, n));
    }

    static <X> List<Runnable> dense(DenseKernel<X> kernel) {
        int d = VECTORS * DenseKernel.MULTIPLE;
        Xoshiro256 generator = generator(DenseKernel.STREAMS);
        X x = kernel.array(d);
        X old = kernel.array(d);
        double[] w = new double[d];
        double[] sums = new double[2 * DenseKernel.ACCUMULATORS];
        return List.of(() -> kernel.draw(generator, x, 0, d), () -> kernel.sweep(1, 0, old, x, w, 0, d, sums));
    }

    static List<Runnable> products(ProductKernel kernel) {
        int d = VECTORS * ProductKernel.ACCUMULATORS;
        double[] w = new double[d];
        double[] v = new double[d];
        double[][] x = new double[ProductKernel.SAMPLES][d];
        double[] factors = new double[ProductKernel.NEURONS * ProductKernel.SAMPLES];
        double[] sums = new double[ProductKernel.TILE];
        return List.of(() -> kernel.dots(w, v, x, 0, 0, d, sums, 0), () -> kernel.add(w, v, x, 0, factors, 0, d));
    }

    private static Xoshiro256 generator(int lanes) {
        Xoshiro256 generator = new Xoshiro256(lanes);
        for (int lane = 0; lane < lanes; lane++) {
            generator.seed(lane, lane + 1, 2, 3, 4);
        }
        return generator;
    }
}

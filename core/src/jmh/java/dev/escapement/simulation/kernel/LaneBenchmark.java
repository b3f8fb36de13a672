package dev.escapement.simulation.kernel;

import dev.escapement.algorithm.PolynomialGradient;
import dev.escapement.link.Polynomial;
import dev.escapement.random.ChiSquare;
import dev.escapement.random.StreamKey;
import dev.escapement.random.Xoshiro256;
import dev.escapement.simulation.kernel.vector.VectorKernel;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * The passes of a reduced step, one by one: nanoseconds per call. Between 8 lanes and 128 lies what a pass takes whatever it
 * handles, which is most of it where few runs are left.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(
        value = 1,
        jvmArgs = {"--add-modules", "jdk.incubator.vector", "-XX:+UseSerialGC"})
public class LaneBenchmark {
    @Param({"scalar", "vector"})
    String kernel;

    @Param({"8", "128"})
    int lanes;

    private final ChiSquare chiSquare = new ChiSquare(98);
    private final PolynomialGradient he3 = new PolynomialGradient(
            Polynomial.hermite(3).coefficients(),
            Polynomial.hermite(3).differentiated().coefficients(),
            1);
    private LaneKernel loops;
    private Xoshiro256 generator;
    private LaneKernel.Draw draw;
    private LaneKernel.Draw noisy;
    private double[] overlap;
    private double[] rest;
    private double[] s;
    private double[] orthogonal;
    private double[] squaredNorm;
    private double[] psi;
    private double[] zeros;

    @Setup
    public void start() {
        loops = (kernel.equals("scalar") ? new ScalarKernel() : new VectorKernel()).lanes(lanes);
        generator = new Xoshiro256(lanes);
        for (int lane = 0; lane < lanes; lane++) {
            new StreamKey(1, 2, lane).seed(generator, lane, 0);
        }
        draw = new LaneKernel.Draw(lanes, false);
        noisy = new LaneKernel.Draw(lanes, true);
        overlap = new double[lanes];
        rest = new double[lanes];
        s = new double[lanes];
        orthogonal = new double[lanes];
        squaredNorm = new double[lanes];
        psi = new double[lanes];
        zeros = new double[lanes];
        loops.draw(generator, draw, 1, lanes);
    }

    @Benchmark
    public Object draw() {
        loops.draw(generator, draw, 1, lanes);
        return draw;
    }

    @Benchmark
    public Object drawWithNoise() {
        loops.draw(generator, noisy, 1, lanes);
        return noisy;
    }

    @Benchmark
    public boolean chiSquare() {
        return loops.chiSquare(chiSquare.slope(), chiSquare.delta(), draw, rest, lanes);
    }

    @Benchmark
    public Object look() {
        loops.look(overlap, draw, rest, s, orthogonal, squaredNorm, lanes);
        return s;
    }

    @Benchmark
    public Object psi() {
        loops.psi(he3, draw.g, s, psi, lanes);
        return psi;
    }

    @Benchmark
    public boolean moveProjected() {
        return loops.moveProjected(1e-9, overlap, psi, draw.g, s, orthogonal, -1, 1, lanes);
    }

    @Benchmark
    public boolean moveOnSphere() {
        return loops.moveOnSphere(overlap, zeros, zeros, zeros, -1, 1, lanes);
    }
}

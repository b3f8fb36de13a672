package dev.escapement.simulation;

import dev.escapement.algorithm.Algorithm;
import dev.escapement.algorithm.Algorithms;
import dev.escapement.algorithm.Escape;
import dev.escapement.algorithm.FormulaRule;
import dev.escapement.algorithm.Geometry;
import dev.escapement.algorithm.InitialCondition;
import dev.escapement.algorithm.Loss;
import dev.escapement.algorithm.Model;
import dev.escapement.algorithm.Neuron;
import dev.escapement.algorithm.OverlapMode;
import dev.escapement.link.Link;
import dev.escapement.link.Links;
import dev.escapement.random.StreamKey;
import dev.escapement.simulation.batch.BatchEngine;
import dev.escapement.simulation.batch.Coordinates;
import dev.escapement.simulation.kernel.Kernel;
import dev.escapement.simulation.kernel.ScalarKernel;
import dev.escapement.simulation.kernel.vector.VectorKernel;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * SGD steps on every kernel: nanoseconds per coordinate (dense, and the baseline), per seed and sample (reduced, 64 seeds unless said), or
 * per step (the general engine).
 * {@code .ci/benchmarks} runs them and prints a table.
 *
 * <p>The baselines are what one would write first, around {@code java.util.Random.nextGaussian}; {@code .ci/numpy-baseline}
 * holds the same steps in NumPy.
 *
 * <p>A model is {@code rule/link/loss}; with {@code formula:rule} the built-in rule is evaluated as the formula that it is. Their
 * ratio is what a formula costs: {@code .ci/benchmarks -p model=online/he3/squared,formula:online/he3/squared}.
 *
 * <p>What would make it lie: too little warm-up, since a vector loop is a thousand times slower until it is compiled; a
 * neighbour on the same core, or one that lowers its clock; runs that end, for a new start costs more than a step, which is
 * why gamma is tiny here; another flag than the job's.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 4, time = 4)
@Measurement(iterations = 5, time = 1)
@Fork(
        value = 1,
        jvmArgs = {"--add-modules", "jdk.incubator.vector", "-XX:+UseSerialGC"})
public class StepBenchmark {
    private static final String PLAIN = "online/he3/correlation";
    private static final String FORMULA = "formula:";
    private static final int COORDINATES = 1 << 20;
    private static final int SEEDS = 64;
    private static final int REDUCED_SAMPLES = 1 << 14;
    private static final int BATCH = 32;
    private static final int GENERAL_STEPS = 1 << 8;

    /** The dense engine on one model, in one precision. */
    @State(Scope.Thread)
    public static class Dense {
        @Param({"scalar", "vector"})
        String kernel;

        @Param({"mixed", "double"})
        String precision;

        @Param(PLAIN)
        String model;

        @Param({"256", "1024", "4096"})
        int dimension;

        Simulation simulation;

        @Setup
        public void start() {
            Engine engine = new DenseEngine(precision.equals("mixed"), StepBenchmark.kernel(kernel));
            simulation = engine.start(scenario(model, dimension, 1), keys(1));
        }
    }

    /** The general engine on one model of several neurons and samples. */
    @State(Scope.Thread)
    public static class General {
        @Param({"scalar", "vector"})
        String kernel;

        /** Neurons, samples and rule. */
        @Param({"4/1/online", "1/16/batch-reuse", "8/32/online"})
        String shape;

        @Param({"REDUCED", "DENSE_MIXED", "DENSE_DOUBLE"})
        Coordinates coordinates;

        @Param("1024")
        int dimension;

        Simulation simulation;

        @Setup
        public void start() {
            String[] words = shape.split("/", -1);
            int width = Integer.parseInt(words[0]);
            Scenario plain = scenario(words[2] + "/he3/correlation", dimension, Integer.parseInt(words[1]));
            Model one = plain.model();
            Model several = new Model(
                    one.algorithm(),
                    one.target(),
                    one.neuron(),
                    one.loss(),
                    one.geometry(),
                    one.noiseStd(),
                    one.label(),
                    width,
                    0);
            Scenario scenario = new Scenario(
                    several,
                    dimension,
                    plain.eta(),
                    plain.gamma(),
                    plain.init(),
                    plain.escape(),
                    plain.maxSteps(),
                    plain.batch());
            simulation = new BatchEngine(coordinates, StepBenchmark.kernel(kernel)).start(scenario, keys(1));
        }
    }

    /** The reduced engine on one model. */
    @State(Scope.Thread)
    public static class Reduced {
        @Param({"scalar", "vector"})
        String kernel;

        @Param(PLAIN)
        String model;

        @Param({"100", "1000000"})
        int dimension;

        @Param({"1", "" + BATCH})
        int batch;

        /** A power of two up to {@value #REDUCED_SAMPLES}. */
        @Param("" + SEEDS)
        int seeds;

        Simulation simulation;

        @Setup
        public void start() {
            simulation = new ReducedEngine(StepBenchmark.kernel(kernel))
                    .start(scenario(model, dimension, batch), keys(seeds));
        }
    }

    /** The naive dense step. */
    @State(Scope.Thread)
    public static class Naive {
        final Random random = new Random(1);

        @Param({"1024"})
        int dimension;

        double[] w;
        double[] x;
        double overlap;

        @Setup
        public void start() {
            w = new double[dimension];
            x = new double[dimension];
            w[1] = 1;
        }
    }

    @Benchmark
    @OperationsPerInvocation(COORDINATES)
    public Object dense(Dense state) {
        return state.simulation.advance(COORDINATES / state.dimension);
    }

    @Benchmark
    @OperationsPerInvocation(SEEDS * REDUCED_SAMPLES)
    public Object reduced(Reduced state) {
        return state.simulation.advance(SEEDS * REDUCED_SAMPLES / state.seeds / state.batch);
    }

    @Benchmark
    @OperationsPerInvocation(GENERAL_STEPS)
    public Object general(General state) {
        return state.simulation.advance(GENERAL_STEPS);
    }

    @Benchmark
    @OperationsPerInvocation(COORDINATES)
    public Object naive(Naive state) {
        for (int step = 0; step < COORDINATES / state.dimension; step++) {
            double z = 0;
            for (int j = 0; j < state.dimension; j++) {
                state.x[j] = state.random.nextGaussian();
                z += state.w[j] * state.x[j];
            }
            double p = 1e-12 * (z * z - 1) * state.x[0];
            double q = 0;
            for (int j = 0; j < state.dimension; j++) {
                state.w[j] += p * (state.x[j] - z * state.w[j]);
                q += state.w[j] * state.w[j];
            }
            for (int j = 0; j < state.dimension; j++) {
                state.w[j] /= Math.sqrt(q);
            }
        }
        return state.w;
    }

    /** The reduced step of one seed, as one would write it first; Wilson and Hilferty's cube stands for the chi-square. */
    @Benchmark
    @OperationsPerInvocation(REDUCED_SAMPLES)
    public double naiveReduced(Naive state) {
        double share = 2.0 / (9 * (state.dimension - 2));
        double m = state.overlap;
        for (int step = 0; step < REDUCED_SAMPLES; step++) {
            double g = state.random.nextGaussian();
            double u = state.random.nextGaussian();
            double root = 1 - share + Math.sqrt(share) * state.random.nextGaussian();
            double across = u * u + (state.dimension - 2) * root * root * root;
            double s = m * g + Math.sqrt(1 - m * m) * u;
            double p = 1e-12 * (s * s - 3) * s * (g * g - 1);
            m = (m + p * (s - m * g)) / Math.sqrt(1 + p * p * across);
        }
        state.overlap = m;
        return m;
    }

    /** The same with {@value #BATCH} samples a step, in time per sample. */
    @Benchmark
    @OperationsPerInvocation(REDUCED_SAMPLES)
    public double naiveBatch(Naive state) {
        double share = 2.0 / (9 * (state.dimension - 2));
        double m = state.overlap;
        for (int step = 0; step < REDUCED_SAMPLES / BATCH; step++) {
            double c = Math.sqrt(1 - m * m);
            double sum = 0;
            double squares = 0;
            for (int b = 0; b < BATCH; b++) {
                double g = state.random.nextGaussian();
                double u = state.random.nextGaussian();
                double s = m * g + c * u;
                double p = 1e-12 / BATCH * (s * s - 3) * s * (g * g - 1);
                sum += p * u;
                squares += p * p;
            }
            double root = 1 - share + Math.sqrt(share) * state.random.nextGaussian();
            m = (m + c * sum) / Math.sqrt(1 + sum * sum + squares * (state.dimension - 2) * root * root * root);
        }
        state.overlap = m;
        return m;
    }

    private static Kernel kernel(String name) {
        return name.equals("scalar") ? new ScalarKernel() : new VectorKernel();
    }

    private static Scenario scenario(String model, int dimension, int batch) {
        String[] words = model.split("/", -1);
        Link link = Links.parse(words[1]);
        Model problem = new Model(
                rule(words[0]),
                link,
                new Neuron(link, 1),
                Loss.parse(words[2]),
                Geometry.PROJECTED,
                0);
        Escape escape = new Escape(OverlapMode.ABSOLUTE, 0.99);
        return new Scenario(
                problem, dimension, 1e-6, 1e-12, new InitialCondition.Positive(), escape, Long.MAX_VALUE / 2, batch);
    }

    private static Algorithm rule(String name) {
        return name.startsWith(FORMULA)
                ? new FormulaRule("own", Algorithms.parse(name.substring(FORMULA.length())).formula())
                : Algorithms.parse(name);
    }

    private static List<StreamKey> keys(int count) {
        List<StreamKey> keys = new ArrayList<>();
        for (int seed = 0; seed < count; seed++) {
            keys.add(new StreamKey(1, 2, seed));
        }
        return keys;
    }
}

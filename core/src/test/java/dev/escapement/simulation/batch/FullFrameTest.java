package dev.escapement.simulation.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.escapement.algorithm.Algorithms;
import dev.escapement.algorithm.Escape;
import dev.escapement.algorithm.Geometry;
import dev.escapement.algorithm.InitialCondition;
import dev.escapement.algorithm.Label;
import dev.escapement.algorithm.Loss;
import dev.escapement.algorithm.Model;
import dev.escapement.algorithm.Neuron;
import dev.escapement.algorithm.OverlapMode;
import dev.escapement.link.Links;
import dev.escapement.link.MultiLink;
import dev.escapement.random.StreamKey;
import dev.escapement.random.Xoshiro256;
import dev.escapement.simulation.Scenario;
import dev.escapement.simulation.kernel.DenseKernel;
import dev.escapement.simulation.kernel.Kernel;
import dev.escapement.simulation.kernel.ScalarKernel;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Matrix products in tiles and blocks against sums written out, for shapes that fill no whole tile or block. */
class FullFrameTest {
    @ParameterizedTest
    @CsvSource({"1, 1, 5", "2, 4, 512", "3, 5, 1100", "5, 2, 521"})
    void productsAreTheSumsWrittenOut(int width, int batch, int dimension) {
        FullFrame frame = frame(width, batch, dimension);
        for (int j = 0; j < width; j++) {
            frame.scatter(j);
        }
        frame.draw();
        double[] z = new double[width * batch];
        double[] c = new Random(3).doubles(z.length, -1, 1).toArray();
        double[] moved = new double[width * batch];
        frame.look(z);
        frame.lookFrom(c, moved);
        for (int j = 0; j < width; j++) {
            double[] w = frame.stored[j].clone();
            for (int b = 0; b < batch; b++) {
                assertThat(z[j * batch + b]).isCloseTo(product(w, frame.samples[b]), within(1e-10));
            }
            for (int k = 0; k < w.length; k++) {
                for (int b = 0; b < batch; b++) {
                    w[k] += c[j * batch + b] * frame.samples[b][k];
                }
            }
            for (int b = 0; b < batch; b++) {
                assertThat(moved[j * batch + b]).isCloseTo(product(w, frame.samples[b]), within(1e-9));
            }
        }
        frame.add(0, c);
        frame.look(z);
        assertThat(z).isEqualTo(moved);
    }

    private static double product(double[] x, double[] y) {
        double sum = 0;
        for (int k = 0; k < x.length; k++) {
            sum += x[k] * y[k];
        }
        return sum;
    }

    private static FullFrame frame(int width, int batch, int dimension) {
        Model model = new Model(
                Algorithms.parse("online"),
                new MultiLink.Single(Links.parse("he1")),
                new Neuron(Links.parse("he1"), 1),
                Loss.CORRELATION,
                Geometry.PROJECTED,
                0,
                Label.IDENTITY,
                width,
                0);
        Escape escape = new Escape(OverlapMode.ABSOLUTE, 0.5);
        Scenario scenario = new Scenario(model, dimension, 0, 0.01, new InitialCondition.Positive(), escape, 10, batch);
        Kernel kernel = new ScalarKernel();
        Xoshiro256 generator = new Xoshiro256(DenseKernel.STREAMS);
        for (int lane = 0; lane < DenseKernel.STREAMS; lane++) {
            new StreamKey(1, 2, 3).seed(generator, lane, lane);
        }
        return new FullFrame(scenario, new Normals.Exact(kernel.doublePrecision(), generator), kernel.products());
    }
}

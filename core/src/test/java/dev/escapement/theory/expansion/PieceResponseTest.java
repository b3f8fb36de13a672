package dev.escapement.theory.expansion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.escapement.algorithm.Algorithms;
import dev.escapement.algorithm.Geometry;
import dev.escapement.algorithm.Loss;
import dev.escapement.algorithm.Model;
import dev.escapement.algorithm.Neuron;
import dev.escapement.link.Links;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PieceResponseTest {
    private static final int ORDER = 23;
    private static final double DIMENSION = 64;

    private static Model model(String psi, String loss, String activation) {
        return new Model(
                Algorithms.parse("tested", psi),
                Links.parse("he3"),
                new Neuron(Links.parse(activation), 0.8),
                Loss.parse(loss),
                Geometry.PROJECTED,
                0);
    }

    /** Panels that are halved until they agree know nothing of polynomials. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            clip(a*y*act'(z), -1, 1)                         | correlation | he3
            t = z + eta*clip(y, -2, 2)*act'(z)*xx; y*act'(t) | correlation | he3
            b = a + eta*y*act(z); clip(y*b*act'(z), -1, 1)   | correlation | he3
            t = z + eta*y*act'(z)*xx; a*y*act'(t)            | correlation | relu
            sign(y - act(z))*act'(z)                         | correlation | he2
            res(act(z))*act'(z)                              | huber(1)    | hermite(0.2,0.5,0.8)
            res(act(z))*act'(z)                              | absolute    | relu(x) - relu(-x)^2
            max(y*z, min(z^2, 0.2))*step(abs(z) - 1)*xx/d    | correlation | he1
            """)
    void theMeansAreThoseOfPanelsThatAreHalved(String psi, String loss, String activation) {
        Model model = model(psi, loss, activation);
        assertThat(PieceResponse.covers(model)).isTrue();
        double eta = 1 / DIMENSION;
        PieceResponse exact = new PieceResponse(model, eta, DIMENSION, 70, ORDER);
        EvaluatedResponse halved = new EvaluatedResponse(model, eta, DIMENSION, 70, ORDER);
        SplittableRandom random = new SplittableRandom(5);
        double[] mean = new double[ORDER + 1];
        double[] size = new double[ORDER + 1];
        double[] expected = new double[ORDER + 1];
        double[] expectedSize = new double[ORDER + 1];
        for (int trial = 0; trial < 12; trial++) {
            double label = random.nextDouble(-1, 1) * StrictMath.pow(10, random.nextInt(-2, 3));
            exact.at(label, mean, size);
            halved.at(label, expected, expectedSize);
            for (int n = 0; n <= ORDER; n++) {
                assertThat(mean[n])
                        .as("label %s, n = %d", label, n)
                        .isCloseTo(expected[n], within(1e-11 * expectedSize[n]));
            }
        }
    }

    @Test
    void otherFunctionsAreNotCovered() {
        assertThat(PieceResponse.covers(model("tanh(y*z)", "correlation", "he2")))
                .isFalse();
        assertThat(PieceResponse.covers(model("y*act'(z)", "correlation", "tanh")))
                .isFalse();
        assertThat(PieceResponse.covers(model("y/(1 + z^2)", "correlation", "he2")))
                .isFalse();
        assertThat(PieceResponse.covers(model("abs(z)^1.5*y", "correlation", "he2")))
                .isFalse();
        assertThat(PieceResponse.covers(model("res(z)", "logistic", "he2"))).isFalse();
    }
}

package dev.escapement.theory.quadrature;

import static org.assertj.core.api.Assertions.assertThat;

import dev.escapement.algorithm.Algorithms;
import dev.escapement.algorithm.Geometry;
import dev.escapement.algorithm.Loss;
import dev.escapement.algorithm.Model;
import dev.escapement.algorithm.Neuron;
import dev.escapement.link.Links;
import java.util.OptionalInt;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SquaredNormsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "clip(y, -1, 1) * act'(z)                             | he3  | 0",
                "y * act'(z) * xx / d                                 | he3  | 1",
                "y * act'(z) * (1 + eta * clip(y, -2, 2) * xx)        | relu | 1",
                "t = z + eta * clip(y, -2, 2) * act'(z) * xx; y * act'(t) | he3 | 2",
                "t = z + eta * y * act'(z) * xx; y * act'(t)          | he6  | 5",
                "t = z + eta * y * act'(z) * xx; y * act'(t)          | relu | -1",
                "y * act'(z) * exp(-xx / d)                           | he3  | -1",
                "y * act'(z) * (xx / d)^7                             | he3  | -1",
                "y * act'(z) * step(xx - d)                           | he3  | -1",
                "y * act'(z) * (1 + step(z - 4) * step(xx - d))       | he3  | -1"
            })
    void degreesAreSeen(String psi, String activation, int degree) {
        for (double dimension : new double[] {16, 300, 4096}) {
            for (double eta : new double[] {1e-8, 0.3 / dimension, -0.2}) {
                Model model = new Model(
                        Algorithms.parse("mine", psi),
                        Links.parse("he3"),
                        new Neuron(Links.parse(activation), 1),
                        Loss.CORRELATION,
                        Geometry.PROJECTED,
                        0);
                assertThat(SquaredNorms.degree(model, eta, dimension))
                        .as("%s at d = %s, eta = %s", psi, dimension, eta)
                        .isEqualTo(degree < 0 ? OptionalInt.empty() : OptionalInt.of(degree));
            }
        }
    }
}

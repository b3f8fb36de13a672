package dev.escapement.random;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.hipparchus.special.Gamma;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChiSquareTest {
    private static final int DRAWS = 100_000;

    /**
     * Kolmogorov-Smirnov against the regularised incomplete gamma function. sqrt(n) D beyond 2.7 has probability
     * 2 exp(-2 * 2.7^2) = 9e-7; ten laws: false-alarm rate 1e-5. The seed is fixed.
     */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 8, 62, 254, 4094, 1_000_000})
    void followsItsLaw(int degrees) {
        Xoshiro256 generator = new Xoshiro256(1);
        new StreamKey(11, degrees, 0).seed(generator, 0, 0);
        Sampler sampler = new Sampler(generator, 0);
        double[] draws = new double[DRAWS];
        Arrays.setAll(draws, i -> sampler.chiSquare(degrees));
        Arrays.sort(draws);
        double distance = 0;
        for (int i = 0; i < DRAWS; i++) {
            double cdf = Gamma.regularizedGammaP(degrees / 2.0, draws[i] / 2);
            distance = Math.max(distance, Math.max(cdf - (double) i / DRAWS, (i + 1.0) / DRAWS - cdf));
        }
        assertThat(Math.sqrt(DRAWS) * distance).isLessThan(2.7);
    }

    @ParameterizedTest
    @ValueSource(ints = {0})
    void noDegreesOfFreedomIsZero(int degrees) {
        Xoshiro256 generator = new Xoshiro256(1);
        new StreamKey(1, 0, 0).seed(generator, 0, 0);
        assertThat(new Sampler(generator, 0).chiSquare(degrees)).isZero();
    }
}

package dev.escapement.simulation.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.escapement.algorithm.Algorithm;
import dev.escapement.algorithm.Alternating;
import dev.escapement.algorithm.Geometry;
import dev.escapement.algorithm.Loss;
import dev.escapement.algorithm.Model;
import dev.escapement.algorithm.Neuron;
import dev.escapement.algorithm.Online;
import dev.escapement.algorithm.PolynomialGradient;
import dev.escapement.link.Links;
import dev.escapement.random.Xoshiro256;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a kernel does in one pass has the bits of the passes that say the same. */
class FusedPassTest {
    private static final int LANES = 40;
    private static final int SETTINGS = 100;

    static Iterable<Kernel> kernels() {
        return Kernels.all();
    }

    @ParameterizedTest
    @MethodSource("kernels")
    void aPolynomialGradientIsTheModelsDirection(Kernel kernel) {
        Random random = new Random(11);
        LaneKernel lanes = kernel.lanes(LANES);
        for (int k = 0; k < SETTINGS; k++) {
            Model model = model(
                    polynomial(random), polynomial(random), random.nextGaussian(), new Online(), Loss.CORRELATION, 0);
            PolynomialGradient gradient = model.polynomialGradient().orElseThrow();
            double[] z = gaussians(random);
            double[] s = gaussians(random);
            double[] expected = new double[LANES];
            model.direction(0.1, 30, LANES).psi(z, s, new double[LANES], new double[LANES], expected, LANES);
            double[] actual = new double[LANES];
            lanes.psi(gradient, z, s, actual, LANES);
            assertThat(actual).as("%s, %s", kernel.name(), model).isEqualTo(expected);
        }
    }

    @ParameterizedTest
    @MethodSource("kernels")
    void aProjectedMoveIsIncrementsAndAMove(Kernel kernel) {
        Random random = new Random(12);
        LaneKernel lanes = kernel.lanes(LANES);
        for (int k = 0; k < SETTINGS; k++) {
            double[] g = gaussians(random);
            Geometry.Step step = new Geometry.Step(LANES, g, g);
            double share = Math.exp(3 * random.nextGaussian());
            double[] overlap = new double[LANES];
            double[] psi = gaussians(random);
            for (int i = 0; i < LANES; i++) {
                overlap[i] = 2 * random.nextDouble() - 1;
                step.overlap[i] = overlap[i];
                step.s[i] = random.nextGaussian();
                step.orthogonal[i] = 100 * random.nextDouble();
                step.p[i] = psi[i] * share;
            }
            double high = 1 - random.nextDouble() / 100;
            Geometry.PROJECTED.increments(step, LANES);
            boolean expected = lanes.moveOnSphere(step.overlap, step.p, step.tangent, step.excess, -high, high, LANES);
            boolean actual = lanes.moveProjected(share, overlap, psi, g, step.s, step.orthogonal, -high, high, LANES);
            assertThat(overlap).as(kernel.name()).isEqualTo(step.overlap);
            assertThat(actual).isEqualTo(expected);
        }
    }

    /** Words at the ends of their range make radii of -0 and of 6.66; one in 2^25 steps meets the first. */
    @ParameterizedTest
    @MethodSource("kernels")
    void theRarestWordsMakeTheSameGaussians(Kernel kernel) {
        Random random = new Random(13);
        long[] halves = {0, 1, 2, 0x7fffffffL, 0x80000000L, 0x80000001L, 0xfffffffeL, 0xffffffffL};
        for (int k = 0; k < SETTINGS; k++) {
            long[][] states = new long[LANES][];
            for (int lane = 0; lane < LANES; lane++) {
                long word = halves[random.nextInt(halves.length)] << 32 | halves[random.nextInt(halves.length)];
                // The first word of a state whose own first is 0.
                states[lane] = new long[] {0, random.nextLong(), random.nextLong(), Long.rotateRight(word, 23)};
            }
            assertThat(drawn(kernel, states)).as(kernel.name()).isEqualTo(drawn(new ScalarKernel(), states));
        }
    }

    private static List<Object> drawn(Kernel kernel, long[][] states) {
        Xoshiro256 generator = new Xoshiro256(LANES);
        for (int lane = 0; lane < LANES; lane++) {
            generator.seed(lane, states[lane][0], states[lane][1], states[lane][2], states[lane][3]);
        }
        LaneKernel.Draw draw = new LaneKernel.Draw(LANES, true);
        kernel.lanes(LANES).draw(generator, draw, 1, LANES);
        List<Object> all = new ArrayList<>();
        for (double[] gaussians : List.of(draw.g, draw.u, draw.normal, draw.noise)) {
            for (double gaussian : gaussians) {
                all.add(Double.doubleToRawLongBits(gaussian));
            }
        }
        for (long uniform : draw.uniform) {
            all.add(uniform);
        }
        return all;
    }

    /** A run that is no longer a number has left, wherever the interval ends. */
    @ParameterizedTest
    @MethodSource("kernels")
    void aLaneThatIsNoNumberHasLeft(Kernel kernel) {
        double[] zeros = new double[LANES];
        for (int lane = 0; lane < LANES; lane++) {
            double[] overlap = new double[LANES];
            assertThat(move(kernel, overlap, zeros)).isFalse();
            overlap[lane] = Double.NaN;
            assertThat(move(kernel, overlap, zeros)).isTrue();
        }
    }

    private static boolean move(Kernel kernel, double[] overlap, double[] zeros) {
        return kernel.lanes(LANES)
                .moveProjected(
                        1,
                        overlap,
                        zeros,
                        zeros,
                        zeros,
                        zeros,
                        Double.NEGATIVE_INFINITY,
                        Double.POSITIVE_INFINITY,
                        LANES);
    }

    @Test
    void anythingElseIsNoPolynomialGradient() {
        assertThat(model("he3", "he3", 1, new Alternating(), Loss.CORRELATION, 0)
                        .polynomialGradient())
                .isEmpty();
        assertThat(model("he3", "he3", 1, new Online(), Loss.SQUARED, 0).polynomialGradient())
                .isEmpty();
        assertThat(model("he3", "he3", 1, new Online(), Loss.CORRELATION, 0.5).polynomialGradient())
                .isEmpty();
        assertThat(model("tanh", "he3", 1, new Online(), Loss.CORRELATION, 0).polynomialGradient())
                .isEmpty();
        assertThat(model("he3", "relu", 1, new Online(), Loss.CORRELATION, 0).polynomialGradient())
                .isEmpty();
    }

    private static String polynomial(Random random) {
        return switch (random.nextInt(3)) {
            case 0 -> "square";
            case 1 -> "hermite(%d,-1,0,%d)".formatted(random.nextInt(3), random.nextInt(3));
            default -> "he" + (1 + random.nextInt(12));
        };
    }

    private static Model model(String link, String activation, double a, Algorithm algorithm, Loss loss, double noise) {
        return new Model(
                algorithm, Links.parse(link), new Neuron(Links.parse(activation), a), loss, Geometry.PROJECTED, noise);
    }

    private static double[] gaussians(Random random) {
        double[] values = new double[LANES];
        for (int i = 0; i < LANES; i++) {
            values[i] = random.nextGaussian();
        }
        return values;
    }
}

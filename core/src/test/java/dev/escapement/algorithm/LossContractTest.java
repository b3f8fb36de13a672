package dev.escapement.algorithm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.DoubleBinaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every loss's residual is minus the slope of the loss, and what the loss says of it. */
class LossContractTest {
    /** The loss of a label and a prediction. */
    private static final Map<String, DoubleBinaryOperator> NAIVE = Map.of(
            "correlation", (y, f) -> -y * f,
            "squared", (y, f) -> (y - f) * (y - f) / 2,
            "absolute", (y, f) -> Math.abs(y - f),
            "huber(1)",
                    (y, f) -> {
                        double error = Math.abs(y - f);
                        return error < 1 ? error * error / 2 : error - 0.5;
                    },
            "logistic", (y, f) -> Math.log1p(Math.exp(-y * f)));

    static List<Loss> all() {
        return Loss.all();
    }

    static double residual(Loss loss, double y, double prediction) {
        double[] out = new double[1];
        loss.residual(1).at(new double[] {y}, new double[] {prediction}, out, 1);
        return out[0];
    }

    @ParameterizedTest
    @MethodSource("all")
    void residualIsMinusTheSlopeOfTheLoss(Loss loss) {
        assertThat(NAIVE).as("a formula of %s in this test", loss).containsKey(loss.label());
        DoubleBinaryOperator formula = NAIVE.get(loss.label());
        double h = 1e-5;
        boolean reads = false;
        for (double y = -2.0317; y < 2.1; y += 0.3137) {
            for (double f = -2.1171; f < 2.1; f += 0.2711) {
                double slope = (formula.applyAsDouble(y, f + h) - formula.applyAsDouble(y, f - h)) / (2 * h);
                assertThat(residual(loss, y, f))
                        .as("%s, y = %f, f = %f", loss, y, f)
                        .isCloseTo(-slope, within(1e-9));
                reads |= residual(loss, y, f) != residual(loss, y, f + 0.27);
                if (loss.predictionFactor().isPresent()) {
                    double factor = loss.predictionFactor().getAsDouble();
                    assertThat(residual(loss, y, f)).isCloseTo(y - factor * f, within(1e-14));
                }
            }
        }
        assertThat(loss.readsPrediction()).isEqualTo(reads);
    }

    /** Where the residual bends or jumps, a kink changes its sign. */
    @ParameterizedTest
    @MethodSource("all")
    void kinksAreAllNamed(Loss loss) {
        double w = 1e-3;
        double[] kink = new double[1];
        for (double y : new double[] {-1.234567, 0.345678}) {
            for (double f = -4; f < 4; f += w) {
                double bend = residual(loss, y, f) - 2 * residual(loss, y, f + w / 2) + residual(loss, y, f + w);
                if (Math.abs(bend) > 1e-2 * w) {
                    double low = f;
                    assertThat(loss.kinks(1))
                            .as("%s, y = %f, f = %f", loss, y, f)
                            .anyMatch(each -> {
                                each.at(new double[] {y}, new double[] {low}, kink, 1);
                                boolean before = kink[0] > 0;
                                each.at(new double[] {y}, new double[] {low + w}, kink, 1);
                                return before != kink[0] > 0;
                            });
                }
            }
        }
    }

    /** What a rule computes has the bits of its formula, into which the residual is put as a formula. */
    @ParameterizedTest
    @MethodSource("all")
    void theFormulaHasTheSameBits(Loss loss) {
        double[] y = Arrays.copyOf(new double[] {1, -2, 0.3, 0, 1e300, 0.7}, 1000);
        double[] prediction = Arrays.copyOf(new double[] {0.5, 4, -1, 0, 1e300, 0.7}, y.length);
        Random random = new Random(3);
        for (int i = 6; i < y.length; i++) {
            y[i] = 3 * random.nextGaussian();
            prediction[i] = 3 * random.nextGaussian();
        }
        double[] expected = new double[y.length];
        double[] actual = new double[y.length];
        loss.residual(y.length).at(y, prediction, expected, y.length);
        loss.formula().expression().program(y.length).run(new double[][] {y, prediction}, actual, y.length);
        assertThat(actual).isEqualTo(expected);
        Loss written = Loss.ofResidual("0 + 1 * (" + loss.formula() + ")");
        assertThat(written).isNotEqualTo(loss);
        written.residual(y.length).at(y, prediction, actual, y.length);
        assertThat(actual).isEqualTo(expected);
    }

    @Test
    void labelsReadBack() {
        assertThat(Loss.all()).allSatisfy(loss -> {
            assertThat(Loss.named(loss.label())).isEqualTo(loss);
            assertThat(Loss.parse(loss.label())).isEqualTo(loss);
        });
        Loss own = Loss.ofResidual("clip(y-f,-2,1)");
        assertThat(own).hasToString("clip(y - f, -2, 1)");
        assertThat(Loss.parse(own.label())).isEqualTo(own);
        assertThat(Loss.parse("huber(0.50)")).hasToString("huber(0.5)").isNotEqualTo(Loss.named("huber(1)"));
    }

    /** So that a table has one name for one loss, and theory its closed rules. */
    @Test
    void aResidualThatHasANameIsThatLoss() {
        assertThat(Loss.ofResidual("y")).isEqualTo(Loss.CORRELATION);
        assertThat(Loss.ofResidual("-f + y")).isEqualTo(Loss.SQUARED);
        assertThat(Loss.ofResidual("y / (exp(f*y) + 1)")).isEqualTo(Loss.named("logistic"));
        assertThat(Loss.ofResidual("sign(y - f)")).isEqualTo(Loss.named("absolute"));
        assertThat(Loss.ofResidual("f - y")).isNotEqualTo(Loss.SQUARED);
        assertThat(Loss.ofResidual("clip(y - f, -1, 1)")).hasToString("clip(y - f, -1, 1)");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "hinge",
                "",
                "huber",
                "huber()",
                "huber(x)",
                "huber(0)",
                "huber(-1)",
                "huber(NaN)",
                "huber(1e999)"
            })
    void otherNamesAreRefused(String name) {
        assertThatThrownBy(() -> Loss.named(name))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(name.startsWith("huber") ? " needs " : "no loss is called " + name);
    }

    /** Predictions far beyond the range of the exponential, on either side of the label. */
    @Test
    void theLogisticResidualDoesNotOverflow() {
        Loss logistic = Loss.named("logistic");
        assertThat(residual(logistic, 1, 1e6)).isZero();
        assertThat(residual(logistic, 1, -1e6)).isEqualTo(1);
        assertThat(residual(logistic, -1, -1e6)).isZero();
        assertThat(residual(logistic, -1, 1e6)).isEqualTo(-1);
    }
}

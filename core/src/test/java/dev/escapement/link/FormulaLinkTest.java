package dev.escapement.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.escapement.formula.FormulaException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class FormulaLinkTest {
    private static final double[] POINTS =
            IntStream.rangeClosed(-300, 300).mapToDouble(i -> i * 0.013).toArray();

    /** Formulas of all kinds, for the contract of links. */
    static List<Link> several() {
        return Stream.of(
                        "tanh(2 * x) + 0.3 * x^3",
                        "clip(x, -1, 1)",
                        "abs(abs(x) - 1)",
                        "max(x, 0.3 * x)",
                        "x * sign(x)",
                        "relu(x - 0.5)",
                        "step(x + 1)",
                        "(x + 1)^2 - x^2",
                        "t = x - 0.25; t^4 / (1 + t^2)",
                        "x / (1 + exp(-x))",
                        "sin(x)^2")
                .map(Links::parse)
                .toList();
    }

    static Stream<Arguments> builtIns() {
        return Stream.concat(
                IntStream.rangeClosed(1, 12).mapToObj(k -> Arguments.of("he(" + k + ", x)", "he" + k)),
                Stream.concat(
                        Stream.of("tanh", "erf", "sin", "cos", "relu", "sign")
                                .map(name -> Arguments.of(name + "(x)", name)),
                        Stream.of(Arguments.of("x^2", "square"), Arguments.of("max(x, 0)", "relu"))));
    }

    @ParameterizedTest
    @MethodSource("builtIns")
    void aBuiltInAsAFormulaIsTheBuiltIn(String text, String name) {
        Link formula = Links.parse(text);
        Link link = Links.parse(name);
        int n = POINTS.length;
        double[][] seen = new double[4][n];
        formula.value(POINTS, seen[0], n);
        formula.derivative(POINTS, seen[1], n);
        formula.both(POINTS, seen[2], seen[3], n);
        for (int i = 0; i < n; i++) {
            assertThat(seen[0][i]).isEqualTo(link.value(POINTS[i])).isEqualTo(seen[2][i]);
            assertThat(seen[1][i]).isEqualTo(link.derivative(POINTS[i])).isEqualTo(seen[3][i]);
        }
        assertThat(formula.name()).isEqualTo(text);
        assertThat(formula.parity()).isEqualTo(link.parity());
        assertThat(formula.breaks()).isEqualTo(link.breaks());
        assertThat(formula.degree()).isEqualTo(link.degree());
        assertThat(formula.growth()).isEqualTo(link.growth());
        assertThat(formula.flat()).isEqualTo(link.flat());
        assertThat(formula.hinge()).isEqualTo(link.hinge());
    }

    /** The chain rule would make infinity times 0 of these. */
    @ParameterizedTest
    @ValueSource(strings = {"sqrt(relu(x))", "max(1 - x^2, 0)^0.5", "sqrt(max(x, 0)) + relu(x)"})
    void whereAFunctionIsFlatItsDerivativeIsZero(String text) {
        Link link = Links.parse(text);
        double flat = link.value(2) == 0 ? 2 : -2;
        assertThat(link.derivative(flat)).isZero();
    }

    @Test
    void theSquareUnderAGaussianIsGexp() {
        Link formula = Links.parse("x^2 * exp(-x^2)");
        Link link = Links.parse("gexp");
        for (double x : POINTS) {
            assertThat(formula.value(x)).isCloseTo(link.value(x), within(1e-15 * Math.abs(link.value(x))));
            assertThat(formula.derivative(x)).isCloseTo(link.derivative(x), within(1e-14));
        }
        assertThat(formula.parity()).isEqualTo(link.parity());
        assertThat(formula.breaks()).isEmpty();
        assertThat(formula.degree()).isEmpty();
        assertThat(formula.growth()).isEqualTo(link.growth());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            abs(abs(x) - 1)                   | -1 0 1
            clip(2 * x, -1, 1)                | -0.5 0.5
            min(x, x^2)                       | 0 1
            max(abs(x - 0.3), 1)              | -0.7 0.3 1.3
            sqrt(x^2)                         | 0
            1 / (x - 0.1)                     | 0.1
            1 / (x - 0.1)^2                   | 0.1
            log(abs(x))                       | 0
            relu(x - 1e6)                     | 1000000
            relu(x + 12345.5)                 | -12345.5
            step(x - 0.001) + relu(0.001 - x) | 0.001
            abs(x^2 - 4)                      | -2 2
            sign(x^3 - 6*x^2 + 11*x - 6)      | 1 2 3
            clip(abs(x) - 1, 0, 1)            | -2 -1 0 1 2
            """)
    void breaksAreFoundOnTheWholeLine(String text, String breaks) {
        List<Double> expected =
                Arrays.stream(breaks.split(" ")).map(Double::valueOf).toList();
        assertThat(Links.parse(text).breaks()).isEqualTo(expected);
    }

    @Test
    void aBreakThatIsNoShortDecimalIsTheNearestNumber() {
        assertThat(Links.parse("sqrt((x - 0.5)^2 / 2)").breaks()).containsExactly(0.5);
        assertThat(Links.parse("sqrt(-(-2 * (x - 1)^2 * (x + 2)^2))").breaks()).containsExactly(-2.0, 1.0);
        assertThat(Links.parse("relu(x^3 - 2)").breaks()).containsExactly(StrictMath.cbrt(2));
        List<Double> zeros = Links.parse("sign(sin(x))").breaks();
        assertThat(zeros).contains(0.0, Math.PI, -Math.PI, 2 * Math.PI);
        assertThat(zeros).hasSizeLessThanOrEqualTo(100);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "3",
                "x - x",
                "0 * x",
                "relu(x) - x - relu(-x)",
                "sin(x)^2 + cos(x)^2",
                "step(x^2 + 1)",
                "he(0, x)"
            })
    void aConstantIsRefused(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Links.parse(text))
                .withMessageMatching("[ -~]+ does not depend on x: nothing can be learned from it");
    }

    @Test
    void whatIsNeverFiniteIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Links.parse("sqrt(-1 - x^2)"))
                .withMessage("sqrt(-1 - x^2) is not a finite number for any x");
    }

    @Test
    void aWordThatIsNoNameIsNoFormula() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Links.parse("he13"))
                .isNotInstanceOf(FormulaException.class)
                .withMessage("no link is called he13");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Links.parse("tnah(x)"))
                .isInstanceOf(FormulaException.class)
                .withMessage("\"tnah\" is unknown: did you mean tanh?, at column 1");
        assertThat(Links.parse("x").degree()).hasValue(1);
    }

    @Test
    void travels() throws IOException, ClassNotFoundException {
        Link link = Links.parse("t = 2*x; tanh(t) + he(3, t)");
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(link);
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            Link arrived = (Link) in.readObject();
            assertThat(arrived).isEqualTo(link).hasToString("t = 2 * x; tanh(t) + he(3, t)");
            assertThat(arrived.value(0.4)).isEqualTo(link.value(0.4));
        }
    }
}

package dev.escapement.algorithm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.escapement.formula.FormulaException;
import dev.escapement.formula.Parity;
import dev.escapement.link.Link;
import dev.escapement.link.Links;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A label is applied to outputs, and makes another link of a link. */
class LabelTest {
    static Stream<Arguments> labels() {
        return Stream.of(
                label("y^2", y -> y * y),
                label("link = y + 1; x = 2*link; x^3 - y", y -> 8 * (y + 1) * (y + 1) * (y + 1) - y),
                label("clip(y, -1, 1)", y -> Math.max(-1, Math.min(1, y))),
                label("abs(y - 0.5)", y -> Math.abs(y - 0.5)),
                label("tanh(2*y) + y", y -> Math.tanh(2 * y) + y));
    }

    private static Arguments label(String text, DoubleUnaryOperator naive) {
        return Arguments.of(Label.parse(text), naive);
    }

    @ParameterizedTest
    @MethodSource("labels")
    void aLabelIsAFunctionOfTheOutput(Label label, DoubleUnaryOperator naive) {
        double[] output = {-2.5, -1, -0.3, 0, 0.2, 0.5, 1.7};
        double[] out = new double[output.length];
        label.value(output, out, output.length);
        for (int i = 0; i < out.length; i++) {
            assertThat(out[i]).isCloseTo(naive.applyAsDouble(output[i]), within(1e-13));
        }
        assertThat(Label.parse(label.text())).isEqualTo(label);
        assertThat(label.identity()).isFalse();
    }

    /** Value, derivative and series of the link that a label makes, and its kinks: wherever the slope jumps. */
    @ParameterizedTest
    @MethodSource("labels")
    void theTeacherIsTheLabelAfterTheLink(Label label, DoubleUnaryOperator naive) {
        int jumps = 0;
        for (String name : new String[] {"he3", "tanh", "relu", "hermite(0,-1,0.5)", "gexp", "abs(x) - 1"}) {
            Link link = Links.parse(name);
            Link teacher = label.after(link);
            double[] at =
                    DoubleStream.iterate(-3.0317, s -> s + 1e-3).limit(6000).toArray();
            double[] slope = new double[at.length];
            double[] taylor = new double[4];
            double h = 1e-5;
            for (int i = 0; i < at.length; i++) {
                double s = at[i];
                DoubleUnaryOperator composed = x -> naive.applyAsDouble(link.value(x));
                slope[i] = (composed.applyAsDouble(s + h) - composed.applyAsDouble(s - h)) / (2 * h);
                double value = composed.applyAsDouble(s);
                assertThat(teacher.value(s)).isCloseTo(value, within(1e-11 * (1 + Math.abs(value))));
                if (teacher.breaks().stream().noneMatch(kink -> Math.abs(kink - s) < 2e-3)) {
                    assertThat(teacher.derivative(s)).isCloseTo(slope[i], within(1e-5 * (1 + Math.abs(slope[i]))));
                    teacher.taylor(s, taylor);
                    double near = taylor[0] + 1e-3 * (taylor[1] + 1e-3 * (taylor[2] + 1e-3 * taylor[3]));
                    double there = composed.applyAsDouble(s + 1e-3);
                    assertThat(near).isCloseTo(there, within(1e-7 * (1 + Math.abs(there))));
                }
            }
            for (int i = 2; i + 1 < at.length; i++) {
                double jump = Math.abs(slope[i] - slope[i - 1]);
                double beside = Math.abs(slope[i - 1] - slope[i - 2]) + Math.abs(slope[i + 1] - slope[i]);
                if (jump > 10 * beside && jump > 1e-2) {
                    double from = at[i - 1] - h;
                    double to = at[i] + h;
                    assertThat(teacher.breaks())
                            .as("%s of %s at %s", label, name, to)
                            .anyMatch(kink -> kink > from && kink < to);
                    jumps++;
                }
            }
        }
        assertThat(jumps).isPositive();
    }

    @Test
    void aTeacherSaysWhatItIs() {
        Link squared = Label.parse("y^2").after(Links.parse("he3"));
        assertThat(squared.parity()).isEqualTo(Parity.EVEN);
        assertThat(squared.degree()).hasValue(6);
        assertThat(squared.growth()).isEqualTo(6);
        assertThat(squared.smooth()).isTrue();
        assertThat(squared.flat()).isFalse();
        assertThat(squared).isEqualTo(Label.parse("y^2").after(Links.parse("he3")));
        assertThat(squared).isNotEqualTo(Label.parse("y^2").after(Links.parse("he2")));
        Link sign = Label.parse("sign(y)").after(Links.parse("hermite(0,0,1)"));
        assertThat(sign.breaks()).containsExactly(-1.0, 1.0);
        assertThat(sign.flat()).isTrue();
    }

    @Test
    void theIdentityChangesNothing() {
        assertThat(Label.parse(" ( y ) ")).isSameAs(Label.IDENTITY);
        Link link = Links.parse("tanh");
        assertThat(Label.IDENTITY.after(link)).isSameAs(link);
        double[] out = new double[2];
        Label.IDENTITY.value(new double[] {0.5, -3}, out, 2);
        assertThat(out).containsExactly(0.5, -3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2", "y - y", "log(-1 - y^2)"})
    void aLabelWithoutInformationIsRefused(String text) {
        assertThatThrownBy(() -> Label.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x^2", "y +", "z"})
    void aTextThatIsNoFormulaInYIsRefused(String text) {
        assertThatThrownBy(() -> Label.parse(text)).isInstanceOf(FormulaException.class);
    }

    @Test
    void aLabelThatHidesALinkIsRefused() {
        assertThatThrownBy(() -> Label.parse("relu(y - 2)").after(Links.parse("tanh")))
                .isInstanceOf(IllegalArgumentException.class);
    }
}

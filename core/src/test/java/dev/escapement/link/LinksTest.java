package dev.escapement.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.escapement.numeric.Decimals;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class LinksTest {
    static Stream<Link> all() {
        return Stream.concat(
                Links.all().stream(), Stream.of(Links.parse("hermite(0,0,0.5,1)"), Links.parse("hermite(2)")));
    }

    @ParameterizedTest
    @MethodSource("all")
    void nameReadsBack(Link link) {
        assertThat(Links.parse(link.name())).isEqualTo(link).hasToString(link.name());
    }

    /** Central differences; the error bound is the third derivative's share of h^2 and the rounding of 1/h. */
    @ParameterizedTest
    @MethodSource("all")
    void derivativeIsTheSlopeOfTheValue(Link link) {
        double h = 1e-5;
        for (double s = -3.05; s < 3.1; s += 0.1) {
            double slope = (link.value(s + h) - link.value(s - h)) / (2 * h);
            double scale = 1 + Math.abs(link.derivative(s)) + Math.abs(link.value(s));
            assertThat(link.derivative(s)).isCloseTo(slope, within(1e-5 * scale));
        }
    }

    /** At a distance of 0.1, where the thirteenth term of every smooth link is below 1e-9. */
    @ParameterizedTest
    @MethodSource("all")
    void taylorsSeriesIsTheFunction(Link link) {
        double[] taylor = new double[13];
        for (double s = -3.05; s < 3.1; s += 0.3) {
            link.taylor(s, taylor);
            double sum = 0;
            for (int n = 12; n >= 0; n--) {
                sum = 0.1 * sum + taylor[n];
            }
            if (link.smooth() || s * (s + 0.1) > 0) {
                assertThat(sum).isCloseTo(link.value(s + 0.1), within(1e-9 * (1 + Math.abs(sum))));
            }
            assertThat(taylor[1]).isCloseTo(link.derivative(s), within(1e-9 * (1 + Math.abs(taylor[1]))));
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void bothAreWhatEachIs(Link link) {
        double[] at = {-2.5, 0, 0.3, 4, 9};
        double[] value = new double[5];
        double[] derivative = new double[5];
        link.both(at, value, derivative, 4);
        assertThat(value).containsExactly(link.value(-2.5), link.value(0), link.value(0.3), link.value(4), 0);
        assertThat(derivative)
                .containsExactly(
                        link.derivative(-2.5), link.derivative(0), link.derivative(0.3), link.derivative(4), 0);
    }

    @ParameterizedTest
    @MethodSource("all")
    void lanesAreIndependent(Link link) {
        double[] out = {1, 1, 1, 4, 9};
        link.value(new double[] {-2.5, 0, 0.3, 1, 1}, out, 3);
        assertThat(out).containsExactly(link.value(-2.5), link.value(0), link.value(0.3), 4, 9);
    }

    @Test
    void valuesAtPoints() {
        assertThat(Links.parse("he3").value(2)).isCloseTo(2 / Math.sqrt(6), within(1e-15));
        assertThat(Links.parse("he12").value(1)).isCloseTo(-12440 / Math.sqrt(479001600.0), within(1e-14));
        assertThat(Links.parse("square").value(-3)).isEqualTo(9);
        assertThat(Links.parse("gexp").value(2)).isCloseTo(4 * Math.exp(-4), within(1e-16));
        assertThat(Links.parse("erf").value(1.3)).isCloseTo(0.80639903, within(1e-8));
        assertThat(Links.parse("hermite(0,0,0.5,1)").value(2))
                .isCloseTo(0.5 * 3 / Math.sqrt(2) + 2 / Math.sqrt(6), within(1e-15));
    }

    @Property
    void erfAgreesWithHipparchus(@ForAll @DoubleRange(min = -8, max = 8) double s) {
        double expected = org.hipparchus.special.Erf.erf(s / Math.sqrt(2));
        assertThat(new ErrorFunction().value(s)).isCloseTo(expected, within(3e-15));
    }

    /** Four ulp of ours and one of fdlibm's. */
    @Property
    void tanhIsWithinFiveUlpOfFdlibms(@ForAll @DoubleRange(min = -25, max = 25) double s, @ForAll boolean tiny) {
        double at = tiny ? s * 1e-9 : s;
        double expected = StrictMath.tanh(at);
        assertThat(new Tanh().value(at)).isCloseTo(expected, within(5 * Math.ulp(expected)));
    }

    @Test
    void tanhAtItsEnds() {
        Tanh tanh = new Tanh();
        assertThat(tanh.value(Double.POSITIVE_INFINITY)).isEqualTo(1);
        assertThat(tanh.value(-1e300)).isEqualTo(-1);
        assertThat(tanh.value(-0.0)).isEqualTo(-0.0);
        assertThat(tanh.value(Double.NaN)).isNaN();
    }

    @Test
    void reluTurnsAtZeroAlone() {
        Relu relu = new Relu();
        assertThat(relu.derivative(Double.MIN_VALUE)).isEqualTo(1);
        assertThat(relu.derivative(-Double.MIN_VALUE)).isEqualTo(0);
        assertThat(relu.derivative(-0.0)).isEqualTo(0.5);
    }

    @Property
    void spellingReadsBackAndIsShort(@ForAll double number) {
        Assume.that(Double.isFinite(number));
        String spelled = Decimals.spell(number);
        assertThat(Double.parseDouble(spelled)).isEqualTo(number + 0.0);
        assertThat(spelled.chars().filter(Character::isDigit).count()).isLessThanOrEqualTo(26);
    }

    @Test
    void spelling() {
        assertThat(Stream.of(0.0, -0.0, 1.0, -2.5, 0.02, 1e-7, 1.25e300, 123456.0, 0.1 + 0.2, 2e-5)
                        .map(Decimals::spell))
                .containsExactly(
                        "0", "0", "1", "-2.5", "0.02", "1e-7", "1.25e300", "123456", "0.30000000000000004", "0.00002");
    }

    @Property
    void aSeriesReadsBack(
            @ForAll @Size(min = 1, max = 21) List<@DoubleRange(min = -1e3, max = 1e3) Double> coefficients) {
        Polynomial series = Polynomial.series(coefficients);
        assertThat(Links.parse(series.name())).isEqualTo(series);
    }

    @ParameterizedTest
    @ValueSource(strings = {"he0", "he13", "HE3", "", "hermite()", "hermite(a)", "hermite(1", "he", "relu "})
    void otherNamesAreRefused(String name) {
        assertThatThrownBy(() -> Links.parse(name)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void flatActivations() {
        assertThat(all().filter(Link::flat).map(Link::name)).containsExactly("sign", "hermite(2)");
    }
}

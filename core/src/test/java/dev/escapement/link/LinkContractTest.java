package dev.escapement.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.escapement.formula.Parity;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every link of the family is what it says of itself. */
class LinkContractTest {
    private static final Map<String, DoubleUnaryOperator> NAIVE = new HashMap<>(Map.of(
            "square", s -> s * s,
            "relu", s -> s > 0 ? s : 0,
            "tanh", s -> (Math.exp(s) - Math.exp(-s)) / (Math.exp(s) + Math.exp(-s)),
            "erf", s -> org.hipparchus.special.Erf.erf(s / Math.sqrt(2)),
            "sign", s -> s > 0 ? 1 : s < 0 ? -1 : 0,
            "gexp", s -> s * s * Math.exp(-s * s),
            "sin", Math::sin,
            "cos", Math::cos));

    static {
        for (int order = 1; order <= 12; order++) {
            int k = order;
            NAIVE.put("he" + k, s -> hermite(k, s) / Math.sqrt(factorial(k)));
        }
    }

    private static double hermite(int k, double s) {
        return k == 0 ? 1 : k == 1 ? s : s * hermite(k - 1, s) - (k - 1) * hermite(k - 2, s);
    }

    private static double factorial(int k) {
        return k == 0 ? 1 : k * factorial(k - 1);
    }

    static Stream<Link> all() {
        return Stream.of(Links.all(), PiecewiseLinear.several(), FormulaLinkTest.several())
                .flatMap(List::stream);
    }

    static Stream<Link> family() {
        return Links.all().stream();
    }

    private static Stream<Double> points() {
        return Stream.iterate(-4.03, s -> s < 4.1, s -> s + 0.13);
    }

    @ParameterizedTest
    @MethodSource("family")
    void valueIsTheFormula(Link link) {
        assertThat(NAIVE).as("a formula of %s in this test", link).containsKey(link.name());
        DoubleUnaryOperator naive = NAIVE.get(link.name());
        points().forEach(s -> assertThat(link.value(s))
                .as("%s at %f", link, s)
                .isCloseTo(naive.applyAsDouble(s), within(1e-10 * (1 + Math.abs(naive.applyAsDouble(s))))));
    }

    /** Whether a reflection multiplies the value by one sign and the derivative by the other, within four ulp of 1. */
    private static boolean reflects(Link link, double sign) {
        return points().allMatch(s -> Math.abs(link.value(-s) - sign * link.value(s)) <= 1e-15 * Math.abs(link.value(s))
                && Math.abs(link.derivative(-s) + sign * link.derivative(s))
                        <= 1e-15 * (1 + Math.abs(link.derivative(s))));
    }

    @ParameterizedTest
    @MethodSource("all")
    void parityIsTheOneThatHolds(Link link) {
        Parity found = reflects(link, -1) ? Parity.ODD : reflects(link, 1) ? Parity.EVEN : Parity.NONE;
        assertThat(link.parity()).isEqualTo(found);
    }

    /** A cell in which the trapezoidal rule of the slope misses the value holds a break, and every break is in such a cell. */
    @ParameterizedTest
    @MethodSource("all")
    void breaksAreWhereTheFunctionIsNotSmooth(Link link) {
        double w = 0.0007;
        int seen = 0;
        for (double s = -4.00011; s < 4; s += w) {
            double low = s;
            double high = s + w;
            double slope = (link.derivative(low) + link.derivative(high)) / 2;
            double missed = Math.abs(link.value(high) - link.value(low) - w * slope);
            double size =
                    1 + Math.abs(link.derivative(low)) + Math.abs(link.derivative(high)) + Math.abs(link.value(low));
            boolean kinked = missed > 1e-3 * w * size;
            boolean declared = link.breaks().stream().anyMatch(at -> at > low && at < high);
            assertThat(kinked).as("%s on [%f, %f]", link, low, high).isEqualTo(declared);
            seen += declared ? 1 : 0;
        }
        assertThat(seen).isEqualTo(link.breaks().size());
        assertThat(link.breaks()).isSorted();
        assertThat(link.smooth()).isEqualTo(seen == 0);
    }

    @ParameterizedTest
    @MethodSource("all")
    void aPolynomialHasNoCoefficientBeyondItsDegree(Link link) {
        double[] taylor = new double[30];
        link.taylor(0.7, taylor);
        if (link.degree().isPresent()) {
            int degree = link.degree().getAsInt();
            assertThat(taylor[degree]).isNotZero();
            assertThat(Stream.iterate(degree + 1, n -> n < 30, n -> n + 1)).allMatch(n -> taylor[n] == 0);
            assertThat(link.growth()).isEqualTo(degree);
        } else if (link.smooth()) {
            assertThat(Stream.iterate(Polynomial.MAX_ORDER + 1, n -> n < 30, n -> n + 1))
                    .anyMatch(n -> taylor[n] != 0);
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void growsNoFasterThanItSays(Link link) {
        double near = Math.abs(link.value(1e3)) / Math.pow(1e3, link.growth());
        double far = Math.abs(link.value(1e6)) / Math.pow(1e6, link.growth());
        assertThat(far).isLessThanOrEqualTo(1.01 * near + 1e-2);
    }

    @ParameterizedTest
    @MethodSource("all")
    void aHingeIsOneAndFlatIsFlat(Link link) {
        link.hinge()
                .ifPresent(h -> points().forEach(s -> assertThat(link.value(s)).isEqualTo(Math.max(s - h, 0))));
        assertThat(link.flat()).isEqualTo(points().allMatch(s -> link.derivative(s) == 0));
    }
}

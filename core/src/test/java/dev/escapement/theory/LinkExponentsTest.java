package dev.escapement.theory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.escapement.link.Link;
import dev.escapement.link.Links;
import dev.escapement.theory.expansion.LinkExpansion;
import dev.escapement.theory.expansion.ZeroTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LinkExponentsTest {
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void hermitePolynomials(int k) {
        // E[he_k(s) | he_k(s)] is not 0; an odd link is monotone far out, which tells the sign: 1. An even one is not:
        // 2.
        assertThat(LinkExponents.of(Links.parse("he" + k)))
                .isEqualTo(new LinkExponents(k, false, k % 2 == 1 ? 1 : 2, false));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "relu; 1; 1",
                "tanh; 1; 1",
                "erf; 1; 1",
                "sign; 1; 1",
                "sin; 1; 1",
                "cos; 2; 2",
                "square; 2; 2",
                "gexp; 4; 4",
                "hermite(0,0,0.5,1); 2; 1",
                "hermite(0,0,0,0,1,0.5); 4; 1",
                "hermite(3,0,0,-1); 3; 1",
                "hermite(0,0,-1); 2; 2"
            })
    void theRestOfTheFamily(String name, int information, int generative) {
        assertThat(LinkExponents.of(Links.parse(name)))
                .isEqualTo(new LinkExponents(information, false, generative, false));
    }

    /** Level sets are kept by injective functions of a label, so the generative exponent is, even where labels round away. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "abs(x)*exp(-x^2/2)",
                "(x^2*exp(-x^2))^3",
                "log(x^2) - x^2",
                "1/(0.1 + x^2*exp(-x^2))",
                "cos(x^2*exp(-x^2))",
                "(x^2*exp(-x^2))^0.25",
                "tanh(x^2*exp(-x^2))"
            })
    void injectiveFunctionsKeepTheGenerativeExponent(String link) {
        assertThat(LinkExponents.of(Links.parse(link)).generative()).isEqualTo(4);
    }

    @Test
    void powersLowerTheInformationExponent() {
        // He_3^2 = sum_r C(3,r)^2 r! He_(6-2r), so u_2(he_3^2) = C(3,2)^2 2! 2! / (3! sqrt 2!) = 6 / sqrt 2, and u_1 =
        // 0.
        assertThat(LinkExpansion.of(Links.parse("he3"), 2, 2).coefficients()[2])
                .isCloseTo(6 / Math.sqrt(2), within(1e-12));
        assertThat(LinkExponents.information(Links.parse("he3"), 2)).hasValue(2);
        assertThat(LinkExponents.information(Links.parse("he12"), 2)).hasValue(2);
        assertThat(LinkExponents.information(Links.parse("sign"), 2)).isEmpty();
        assertThat(LinkExponents.information(Links.parse("sign"), 3)).hasValue(1);
    }

    @Test
    void rectifierInClosedForm() {
        // u_0 = 1/sqrt(2 pi), u_1 = 1/2, u_k = (-1)^(k/2+1) (k-3)!! / sqrt(2 pi k!) for even k, 0 for odd k > 1.
        LinkExpansion relu = LinkExpansion.of(Links.parse("relu"), 1, 12);
        double root = Math.sqrt(2 * StrictMath.PI);
        assertThat(relu.coefficients()[0]).isCloseTo(1 / root, within(1e-12));
        assertThat(relu.coefficients()[1]).isCloseTo(0.5, within(1e-12));
        double doubleFactorial = 1;
        double factorial = 2;
        for (int k = 2; k <= 12; k += 2) {
            double expected = (k % 4 == 2 ? 1 : -1) * doubleFactorial / (root * Math.sqrt(factorial));
            assertThat(relu.coefficients()[k]).as("u_%d", k).isCloseTo(expected, within(1e-10));
            doubleFactorial *= k - 1;
            factorial *= (k + 1) * (k + 2);
        }
        for (int k = 3; k <= 11; k += 2) {
            assertThat(relu.verdict(k)).isEqualTo(ZeroTest.ZERO);
        }
    }

    @Test
    void heavyPolynomialsDoNotOverflow() {
        // E[he_12^2 he_24] = sqrt(24!) / 12!: the leading coefficient of the product.
        LinkExpansion square = LinkExpansion.of(Links.parse("he12"), 2, 24);
        double ratio = 1;
        for (int k = 1; k <= 12; k++) {
            ratio *= (12.0 + k) / k;
        }
        assertThat(square.coefficients()[0]).isCloseTo(1, within(1e-10));
        assertThat(square.coefficients()[24] / Math.sqrt(ratio)).isCloseTo(1, within(1e-10));
        for (int k = 0; k <= 24; k++) {
            assertThat(square.errors()[k]).isLessThan(1e-10 * Math.max(1, Math.abs(square.coefficients()[24])));
        }
    }

    @Test
    void everyLinksErrorIsSmall() {
        for (Link link : Links.all()) {
            LinkExpansion expansion = LinkExpansion.of(link, 1, 24);
            for (int k = 0; k <= 24; k++) {
                assertThat(expansion.errors()[k]).as("%s, u_%d", link, k).isLessThan(1e-10);
            }
        }
    }

    @Test
    void borderlineIsSaid() {
        LinkExponents exponents = LinkExponents.of(Links.parse("hermite(0,1e-12,1)"));
        assertThat(exponents.information()).isEqualTo(2);
        assertThat(exponents.informationBorderline()).isTrue();
        LinkExponents nearlyEven = LinkExponents.of(Links.parse("hermite(0,0,1,1e-8)"));
        assertThat(nearlyEven.generative()).isEqualTo(2);
        assertThat(nearlyEven.generativeBorderline()).isTrue();
        assertThat(LinkExponents.of(Links.parse("hermite(0,0,1,1e-4)")))
                .isEqualTo(new LinkExponents(2, false, 1, false));
    }

    @Test
    void constantsAndFlatActivationsAreRefused() {
        assertThatThrownBy(() -> LinkExponents.of(Links.parse("hermite(2)")))
                .isInstanceOf(UnlearnableException.class)
                .hasMessageContainingAll("hermite(2)", "constant");
        assertThatThrownBy(() -> UnlearnableException.check(
                        Problems.of("online", "he3", "sign").model()))
                .isInstanceOf(UnlearnableException.class)
                .hasMessageContainingAll("sign", "derivative");
    }
}

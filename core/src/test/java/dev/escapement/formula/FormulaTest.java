package dev.escapement.formula;

import static org.assertj.core.api.Assertions.assertThat;

import dev.escapement.algorithm.FormulaRule;
import dev.escapement.link.Language;
import dev.escapement.link.Links;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FormulaTest {
    private static Formula rule(String text) {
        return Formula.parse(text, FormulaRule.VOCABULARY);
    }

    private static double at(String text, double x) {
        double[] out = new double[1];
        Formula.parse(text, Language.LINK).expression().program(1).run(new double[][] {{x}}, out, 1);
        return out[0];
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            y*z                                     | y * z
            ((y)) * (z*xx)                          | y * (z * xx)
            (y*z)*xx                                | y * z * xx
            y-(z-xx)                                | y - (z - xx)
            (y-z)-xx                                | y - z - xx
            y/(z/xx)                                | y / (z / xx)
            -y^2                                    | -y^2
            (-y)^2                                  | (-y)^2
            y^-2                                    | y^-2
            (y^2)^3                                 | (y^2)^3
            y^(2^3)                                 | y^2^3
            y*-z                                    | y * -z
            y*(-z)                                  | y * -z
            -(y*z)                                  | -(y * z)
            (-y)*z                                  | -y * z
            --y                                     | --y
            y^(z+1)                                 | y^(z + 1)
            2.50*y+1E-7-.5-1e3                      | 2.5 * y + 1e-7 - 0.5 - 1000
            t=2*y ; s =t*t; clip( s,-1 ,1)*act' (z) | t = 2 * y; s = t * t; clip(s, -1, 1) * act'(z)
            he(3.0,z)                               | he(3, z)
            """)
    void hasOneCanonicalText(String text, String canonical) {
        assertThat(rule(text)).hasToString(canonical);
        assertThat(rule(canonical)).hasToString(canonical).isEqualTo(rule(text));
    }

    @Test
    void evaluatesAsWritten() {
        assertThat(at("-x^2", 3)).isEqualTo(-9);
        assertThat(at("2^3^2", 3)).isEqualTo(512);
        assertThat(at("x - 1 - 1", 3)).isEqualTo(1);
        assertThat(at("8 / x / 2", 4)).isEqualTo(1);
        assertThat(at("2^-x", 1)).isEqualTo(0.5);
        assertThat(at("t = x + 1; t * t", 2)).isEqualTo(9);
        assertThat(at("clip(x, -1, 1)", 2)).isEqualTo(1);
        assertThat(at("he(0, x) + step(x)", 0)).isEqualTo(1.5);
        assertThat(at("x^0.5", 4)).isEqualTo(2);
    }

    @Test
    void knowsWhatItMentionsAndCalls() {
        Formula formula = rule("t = z + eta*a*res(a*act(z))*act'(z)*xx; a * res(a*act(t)) * act'(t)");
        assertThat(formula.mentions("eta")).isTrue();
        assertThat(formula.mentions("d")).isFalse();
        assertThat(formula.calls("res")).isEqualTo(2);
        assertThat(rule("res(z) * act(res(z))").calls("res")).isEqualTo(1);
    }

    @Test
    void aResidualStandsInTheRule() {
        Expression bound = rule("a * res(a*act(z)) * act'(z)")
                .bind(Map.of("a", 2.0), Map.of("act", Links.parse("he3")), Formula.parse("y - f", Language.RESIDUAL));
        double[] out = new double[1];
        bound.program(1).run(new double[][] {{0.7}, {0.3}, null}, out, 1);
        double r = 0.7 - 2 * Links.parse("he3").value(0.3);
        assertThat(out[0]).isEqualTo(2 * r * Links.parse("he3").derivative(0.3));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            a * res(a*act(z)) * act'(z)           | act'(z) * (res(act(z)*a) * a)                | true
            a * res(a*act(z)) * act'(z)           | r = res(a*act(z)); a * r * act'(z)           | true
            a * res(a*act(z)) * act'(z)           | a * res(act(z)) * act'(z)                    | false
            y + eta*z - d                         | -d + z*eta + y                               | true
            -(y - z)                              | z - y                                        | true
            y * -(z - a)                          | y * (a - z)                                  | true
            y / (z * a)                           | y / z / a                                    | true
            y^3                                   | y * y * y                                    | true
            y * 1                                 | y                                            | true
            max(y, z)                             | max(z, y)                                    | true
            y - z                                 | z - y                                        | false
            y * (z + a)                           | y * z + a                                    | false
            """)
    void saysTheSameUpToTheOrderOfTermsAndFactors(String one, String other, boolean same) {
        assertThat(rule(one).saysTheSameAs(rule(other))).isEqualTo(same);
    }
}

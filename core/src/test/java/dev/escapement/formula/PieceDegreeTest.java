package dev.escapement.formula;

import static org.assertj.core.api.Assertions.assertThat;

import dev.escapement.algorithm.FormulaRule;
import dev.escapement.link.Links;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PieceDegreeTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "none", textBlock = """
            y                                         | he3             | 0
            tanh(y)*z^2/d                             | he3             | 2
            clip(y*act'(z), -1, 1)                    | he3             | 2
            b = a + eta*y*act(z); b*act'(z)           | he3             | 5
            act'(z + eta*y*act'(z)*xx)                | he3             | 4
            act'(z + eta*y*act'(z)*xx)                | relu            | 0
            act(z)*relu(z)                            | relu            | 2
            sign(y - act(z))*abs(z)^3                 | he2             | 3
            max(z*y, min(z^2, exp(y)))                | he2             | 2
            act''(z)                                  | relu(x)^3 - x^2 | 1
            act(z)                                    | abs(x)^3 + x    | 3
            step(z)/y                                 | sign            | 0
            tanh(z)                                   | he3             | none
            act(z)                                    | tanh            | none
            1/z                                       | he3             | none
            abs(z)^0.5                                | he3             | none
            sqrt(z)                                   | he3             | none
            2^z                                       | he3             | none
            y*act(z) + log(xx)                        | he3             | 3
            """)
    void theDegreeIsThatOfThePolynomialsBetweenKinks(String rule, String activation, Integer degree) {
        Expression psi =
                Formula.parse(rule, FormulaRule.VOCABULARY).bind(Map.of(), Map.of("act", Links.parse(activation)));
        if (degree == null) {
            assertThat(psi.pieceDegree("z")).isEmpty();
        } else {
            assertThat(psi.pieceDegree("z")).hasValue(degree);
        }
    }
}

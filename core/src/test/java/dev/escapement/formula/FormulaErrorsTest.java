package dev.escapement.formula;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.escapement.algorithm.FormulaRule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each mistake in a formula has one line that names the cause, and a column. */
class FormulaErrorsTest {
    private static FormulaException mistake(String text) {
        return catchThrowableOfType(FormulaException.class, () -> Formula.parse(text, FormulaRule.VOCABULARY));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            ""                  | 1  | the formula is empty
            "   "               | 4  | the formula is empty
            y *                 | 4  | a number, a name or a parenthesis is missing where the formula ends
            y * * z             | 5  | a number, a name or a parenthesis is missing where "*" stands
            y ** z              | 4  | a number, a name or a parenthesis is missing where "*" stands
            +y                  | 1  | a number, a name or a parenthesis is missing where "+" stands
            (y + z              | 7  | a ) that ends the parenthesis is missing where the formula ends
            (y + z; 2           | 7  | an operator, or a ) that ends the parenthesis is missing where ";" stands
            max(y, z            | 9  | a ) that ends the call of max is missing where the formula ends
            y + z)              | 6  | an operator or the end is missing where ")" stands
            2 y                 | 3  | an operator or the end is missing where "y" stands
            y = z; y            | 1  | y is a variable: a binding needs a name of its own
            eta = 1; y          | 1  | eta is a variable: a binding needs a name of its own
            tanh = 1; y         | 1  | tanh is a function: a binding needs a name of its own
            t = y; t = z; t     | 8  | t is bound already: a binding needs a name of its own
            t = t + 1; t        | 5  | "t" is unknown: an update rule knows y, z, xx, a, eta, d, and the functions act, res, abs, sign, step, exp, log, sqrt, min, max, clip, tanh, erf, sin, cos, relu, he
            t = y               | 6  | an operator, or a semicolon after the binding of t is missing where the formula ends
            t = y 2 * t         | 7  | an operator, or a semicolon after the binding of t is missing where "2" stands
            t = y;              | 7  | no formula follows the last binding
            y;                  | 2  | only a binding, name = ..., ends with a semicolon
            = 3                 | 1  | a binding needs a name before =
            y == z              | 1  | y is a variable: a binding needs a name of its own
            tnah(z)             | 1  | "tnah" is unknown: did you mean tanh?
            Tanh(z)             | 1  | "Tanh" is unknown: did you mean tanh?
            y * ETA             | 5  | "ETA" is unknown: did you mean eta?
            blip(z)             | 1  | "blip" is unknown: did you mean clip?
            Y                   | 1  | "Y" is unknown: did you mean y?
            clip(y, -1)         | 1  | clip takes 3 arguments, not 2
            clip()              | 1  | clip takes 3 arguments, not 0
            abs(y, z)           | 1  | abs takes one argument, not 2
            act(z, 1)           | 1  | act takes one argument, not 2
            y + act             | 5  | act is a function: its argument is missing
            y(z)                | 1  | y is not a function: a product is written with *
            tanh'(z)            | 1  | tanh has no derivatives in a formula
            y' * z              | 1  | y has no derivatives in a formula
            act'''''(z)         | 1  | a formula has at most 4 marks after act
            he(21, z)           | 4  | the first argument of he is a whole number from 0 to 20, written out
            he(2.5, z)          | 4  | the first argument of he is a whole number from 0 to 20, written out
            he( -1, z)          | 5  | the first argument of he is a whole number from 0 to 20, written out
            he(y, z)            | 4  | the first argument of he is a whole number from 0 to 20, written out
            he(3)               | 1  | he takes 2 arguments, not 1
            y * 1e999           | 5  | a number is too large for double precision
            y * 1e-999          | 5  | a number is too small for double precision
            y * .               | 5  | a point without a digit is no number
            y < z               | 3  | an operator or the end is missing where "<" stands
            y \u00d7 z          | 3  | an operator or the end is missing where the character U+00D7 stands
            \u0396              | 1  | a number, a name or a parenthesis is missing where the character U+0396 stands
            y + \u0663          | 5  | a number, a name or a parenthesis is missing where the character U+0663 stands
            """)
    void isOneLineWithAColumn(String text, int column, String message) {
        FormulaException mistake = mistake(text);
        assertThat(mistake).as(text).hasMessage(message + ", at column " + column);
        assertThat(mistake.column()).isEqualTo(column);
        assertThat(mistake.text()).isEqualTo(text);
    }

    @Test
    void whatIsTooLongOrTooDeepIsRefused() {
        assertThat(mistake("y + ".repeat(2500) + "y"))
                .hasMessage("the formula is longer than 1000 characters, at column 1001");
        // What tables hold is the canonical text, which must read back.
        assertThat(mistake("z*y+".repeat(200) + "y")).hasMessageContaining("written out with its spaces");
        assertThat(mistake("(".repeat(10_000))).hasMessageContaining("longer than 1000 characters");
        assertThat(mistake("(".repeat(450) + "y" + ")".repeat(450))).hasMessageContaining("nested too deeply");
        assertThat(mistake("-".repeat(900) + "y")).hasMessageContaining("nested too deeply");
        assertThat(mistake("y^".repeat(400) + "y")).hasMessageContaining("nested too deeply");
        assertThat(mistake("abs(".repeat(150) + "y" + ")".repeat(150))).hasMessageContaining("nested too deeply");
        assertThatCode(() -> Formula.parse("(".repeat(99) + "y" + ")".repeat(99), FormulaRule.VOCABULARY))
                .doesNotThrowAnyException();
        assertThatCode(() -> Formula.parse("y+".repeat(249) + "y", FormulaRule.VOCABULARY))
                .doesNotThrowAnyException();
    }

    @Test
    void theTextOfAMistakeIsOneLine() {
        FormulaException mistake = mistake("t = y;\n\tt * \u2028 foo");
        assertThat(mistake.text()).isEqualTo("t = y;  t *   foo");
        assertThat(mistake).hasMessageContaining("U+2028").hasMessageEndingWith("at column 13");
    }

    @Test
    void aCharacterZeroIsNoEnd() {
        assertThat(mistake("y \0 z"))
                .hasMessage("an operator or the end is missing where the character U+0000 stands, at column 3");
    }

    @Test
    void aBindingMayBeUnused() {
        assertThat(Formula.parse("t = y; z", FormulaRule.VOCABULARY).mentions("y"))
                .isFalse();
    }
}

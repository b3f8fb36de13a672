package dev.escapement.spark.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a mistake in a formula gives: the line of every complaint, then the formula and a caret under the place. */
class FormulaComplaintsTest {
    private final ConfigFixture fixture;

    FormulaComplaintsTest(@TempDir Path directory) {
        fixture = new ConfigFixture(directory);
    }

    @Test
    void whatDoesNotParse() {
        assertThat(fixture.complaint("links = [{ formula = \"tanh(2*x) + 0.3x\" }]"))
                .isEqualTo("""
                x.conf:6: links.formula = tanh(2*x) + 0.3x: an operator or the end is missing where "x" stands, at column 16; must be a formula in x
                tanh(2*x) + 0.3x
                               ^""");
        assertThat(fixture.complaint("algorithms = [{ name = mine, psi = \"clip(y, -3 3) * act'(z)\" }]"))
                .isEqualTo("""
                        x.conf:6: algorithms.psi = clip(y, -3 3) * act'(z): an operator, or a ) that ends the call of clip is missing where "3" stands, at column 12; must be the formula of an update rule
                        clip(y, -3 3) * act'(z)
                                   ^""");
        assertThat(fixture.complaint("", "label=\"y^\"")).isEqualTo("""
                argument label="y^": label = y^: a number, a name or a parenthesis is missing where the formula ends, at column 3; must be a formula in y, such as "y^2"
                y^
                  ^""");
    }

    @Test
    void unknownNames() {
        assertThat(fixture.complaint("activation { formula = \"x + tahn(x)\" }"))
                .isEqualTo("""
                x.conf:6: activation.formula = x + tahn(x): "tahn" is unknown: did you mean tanh?, at column 5; must be a formula in x
                x + tahn(x)
                    ^""");
        assertThat(fixture.complaint("loss { residual = \"clip(y - z, -1, 1)\" }"))
                .startsWith("x.conf:6: loss.residual = clip(y - z, -1, 1): \"z\" is unknown: a residual knows y, f, ")
                .endsWith("""
                        , at column 10; must be a formula in y and the prediction f
                        clip(y - z, -1, 1)
                                 ^""");
    }

    @Test
    void wrongNumbersOfArguments() {
        assertThat(fixture.complaint("algorithms = [{ name = mine, psi = \"a * clip(y) * act'(z)\" }]"))
                .isEqualTo("""
                        x.conf:6: algorithms.psi = a * clip(y) * act'(z): clip takes 3 arguments, not 1, at column 5; must be the formula of an update rule
                        a * clip(y) * act'(z)
                            ^""");
    }

    @Test
    void namesThatShadowOthers() {
        assertThat(fixture.complaint("algorithms = [{ name = mine, psi = \"t = y; eta = t; eta * z\" }]"))
                .isEqualTo("""
                        x.conf:6: algorithms.psi = t = y; eta = t; eta * z: eta is a variable: a binding needs a name of its own, at column 8; must be the formula of an update rule
                        t = y; eta = t; eta * z
                               ^""");
    }

    @Test
    void constants() {
        assertThat(fixture.complaint("links = [{ formula = \"x - x\" }]")).isEqualTo("""
                x.conf:6: links.formula = x - x: x - x does not depend on x: nothing can be learned from it; must be a formula in x
                x - x
                ^""");
        assertThat(fixture.complaint("activation { formula = \"sign(x)\" }"))
                .startsWith(
                        "x.conf:6: activation = { formula = sign(x) }: the derivative of this activation is 0, so that no"
                                + " step would move; ")
                .hasLineCount(1);
        assertThat(fixture.complaint("label = [y, 2]")).isEqualTo("""
                x.conf:6: label = 2: 2 does not depend on y: nothing can be learned from it; must be a formula in y, such as "y^2"
                2
                ^""");
    }

    @Test
    void namesThatClash() {
        assertThat(fixture.complaint("algorithms = [{ name = online, psi = \"y * act'(z)\" }]"))
                .isEqualTo(
                        "x.conf:6: algorithms.name = online: online is the name of a built-in rule; a formula needs a"
                                + " name of its own");
        assertThat(fixture.complaint("algorithms = [{ name = my rule, psi = \"y * act'(z)\" }]"))
                .isEqualTo("x.conf:6: algorithms.name = my rule: a rule's name must be letters, digits, - and _, such"
                        + " as clipped");
        assertThat(fixture.complaint("algorithms = [{ name = \"\", psi = \"y * act'(z)\" }]"))
                .isEqualTo("x.conf:6: algorithms.name = \"\": a rule's name must be letters, digits, - and _, such"
                        + " as clipped");
        assertThat(fixture.complaint(
                        "algorithms = [{ name = mine, psi = \"y * act'(z)\" }, { name = mine, psi = \"y * z\" }]"))
                .isEqualTo(
                        "x.conf:6: algorithms = { name = mine, psi = y * z }: another formula has the name mine; give"
                                + " each formula a name of its own");
        assertThat(fixture.complaint("""
                        sweeps = [
                          { algorithms = [{ name = mine, psi = "y * act'(z)" }] }
                          { algorithms = [online, { name = mine, psi = "y * z" }] }
                        ]"""))
                .isEqualTo(
                        "x.conf:8: algorithms = { name = mine, psi = y * z }: another formula has the name mine; give"
                                + " each formula a name of its own");
        assertThat(fixture.complaint(
                        "algorithms = [{ name = mine, psi = \"y*act'(z)\" }, { name = mine, psi = \"y * act'(z)\" }]"))
                .isEqualTo("no complaint");
    }

    /** A name that is right but for its number says which number it needs. */
    @ParameterizedTest
    @CsvSource({
        "huber, 'huber needs its width c, such as huber(1)'",
        "huber(), 'huber needs its width c, such as huber(1)'",
        "huber(one), 'huber(c) needs a number c, not one'",
        "huber(-1), 'huber(c) needs a positive, finite c, not -1'"
    })
    void lossesWithoutTheirNumber(String loss, String problem) {
        assertThat(fixture.complaint("loss = \"" + loss + "\""))
                .isEqualTo("x.conf:6: loss = " + loss + ": " + problem
                        + "; must be correlation, squared, absolute, huber(c), logistic or { residual = \"clip(y - f,"
                        + " -1, 1)\" }");
    }

    @Test
    void ofALongFormulaWhatStandsAroundThePlace() {
        String formula = "x + ".repeat(60) + "? + x" + " + x".repeat(40);
        List<String> below = fixture.complaint("links = [{ formula = \"" + formula + "\" }]")
                .lines()
                .skip(1)
                .toList();
        assertThat(below).hasSize(2);
        assertThat(below.get(0)).startsWith("...").endsWith("...").hasSize(106);
        assertThat(below.get(0).charAt(below.get(1).indexOf('^'))).isEqualTo('?');
    }
}

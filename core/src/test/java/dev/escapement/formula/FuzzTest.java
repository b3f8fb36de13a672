package dev.escapement.formula;

import static org.assertj.core.api.Assertions.assertThat;

import dev.escapement.algorithm.FormulaRule;
import dev.escapement.link.FormulaLink;
import dev.escapement.link.Link;
import dev.escapement.link.Links;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Whatever stands in a formula, parsing ends in a formula or in one line with a column. What bounds the work: a text of 1000
 * characters has at most 1000 nodes, and a derivative has at most {@value #GROWTH} nodes for each node of its expression.
 */
@Tag("slow")
class FuzzTest {
    private static final int GROWTH = 8;
    private static final List<String> TOKENS = List.of(
            "y",
            "z",
            "xx",
            "a",
            "eta",
            "d",
            "act",
            "act'",
            "act''",
            "res",
            "abs",
            "sign",
            "step",
            "exp",
            "log",
            "sqrt",
            "min",
            "max",
            "clip",
            "tanh",
            "erf",
            "he",
            "relu",
            "(",
            ")",
            "(",
            ")",
            "+",
            "-",
            "*",
            "/",
            "^",
            ",",
            ";",
            "=",
            "t",
            "t = ",
            "1",
            "2",
            "0.5",
            "1e3",
            "1e999",
            ".",
            "3",
            "'",
            "foo",
            "\u00e9",
            "\u2212",
            "$",
            "\n",
            "\t",
            "\0",
            "\ud83d\ude00",
            "1e",
            "2x",
            "y z",
            "\"",
            "//",
            "#");

    private int formulas;

    private void ends(String text) {
        try {
            Formula formula = Formula.parse(text, FormulaRule.VOCABULARY);
            formulas++;
            assertThat(Formula.parse(formula.toString(), FormulaRule.VOCABULARY))
                    .isEqualTo(formula);
            Expression expression = formula.expression();
            assertThat(expression.nodes().size()).isLessThanOrEqualTo(Parser.LONGEST);
            assertThat(expression.derivative("z").nodes().size())
                    .isLessThanOrEqualTo(GROWTH * expression.nodes().size());
        } catch (FormulaException mistake) {
            assertThat(mistake.getMessage()).matches("[ -~]+, at column \\d+");
            assertThat(mistake.column()).isBetween(1, text.length() + 1);
            assertThat(mistake.text()).hasSameSizeAs(text).doesNotContain("\n", "\r", "\t", "\0");
        }
    }

    private static String tokens(SplittableRandom random, int most) {
        return Stream.generate(() -> TOKENS.get(random.nextInt(TOKENS.size())))
                .limit(random.nextInt(most))
                .collect(Collectors.joining(random.nextBoolean() ? " " : ""));
    }

    @Test
    void tokensEndInAFormulaOrInOneLine() {
        SplittableRandom random = new SplittableRandom(15);
        for (int i = 0; i < 60_000; i++) {
            ends(tokens(random, 12));
        }
        for (int i = 0; i < 2000; i++) {
            ends(tokens(random, 600));
        }
        assertThat(formulas).isGreaterThan(1000);
    }

    /** A piece of a formula replaced by another: most of it parses, the mistake is somewhere in the middle. */
    @Test
    void damagedFormulasEndInAFormulaOrInOneLine() {
        SplittableRandom random = new SplittableRandom(16);
        for (int i = 0; i < 40_000; i++) {
            String text = RandomFormula.ofTwo(random, 3).text();
            int from = random.nextInt(text.length() + 1);
            int to = Math.min(text.length(), from + random.nextInt(3));
            ends(text.substring(0, from) + tokens(random, 3) + text.substring(to));
        }
        assertThat(formulas).isGreaterThan(5000);
    }

    /** What a formula has as a link is found without an error, whatever the formula. */
    @Test
    void formulasInXEndInALinkOrInOneLine() {
        SplittableRandom random = new SplittableRandom(17);
        int links = 0;
        for (int i = 0; i < 1000; i++) {
            String text = RandomFormula.ofOne(random, 3).text();
            try {
                Link link = FormulaLink.parse(text);
                links++;
                assertThat(link.breaks()).as(text).doesNotContain(Double.NaN).isSorted();
                assertThat(link.growth()).as(text).isBetween(1, 200);
                link.hinge().ifPresent(h -> assertThat(link.breaks()).as(text).containsExactly(h));
                link.taylor(0.3, new double[6]);
                assertThat(Links.parse(link.name())).isEqualTo(link);
            } catch (IllegalArgumentException refusal) {
                assertThat(refusal.getMessage()).matches("[ -~]+");
            }
        }
        assertThat(links).isGreaterThan(500);
    }
}

package dev.escapement.theory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PhaseDiagramTest {
    @Test
    void exponentsHaveTheirMidpointsWhileTheyAreFew() {
        assertThat(PhaseDiagram.exponents(List.of(1.0, 0.0, 0.5, 0.0))).containsExactly(0.0, 0.25, 0.5, 0.75, 1.0);
        assertThat(PhaseDiagram.exponents(List.of(0.0, 0.25, 0.5, 0.75, 1.0))).hasSize(9);
        List<Double> seven = List.of(0.0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6);
        assertThat(PhaseDiagram.exponents(seven)).isEqualTo(seven);
        List<Double> many = IntStream.rangeClosed(0, 20).mapToObj(k -> k / 10.0).toList();
        assertThat(PhaseDiagram.exponents(many))
                .hasSize(9)
                .startsWith(0.0, 0.25)
                .endsWith(2.0);
    }

    @Test
    void alphaIsTheSlopeOfTheMedianWhereThereIsOne() {
        PhaseDiagram diagram = new PhaseDiagram(new TreeMap<>(Map.of(
                0.0, law(1e3, 1e5),
                0.5, law(1e4, 1e8),
                1.0, law(1e4, Double.POSITIVE_INFINITY),
                1.5, law(Double.NaN, 1e9))));
        assertThat(diagram.alpha(1e2, 1e4))
                .containsOnlyKeys(0.0, 0.5)
                .hasEntrySatisfying(0.0, alpha -> assertThat(alpha).isCloseTo(1, within(1e-12)))
                .hasEntrySatisfying(0.5, alpha -> assertThat(alpha).isCloseTo(2, within(1e-12)));
    }

    private static LawCurve law(double low, double high) {
        return new LawCurve(List.of(new LawPoint(1e2, low, low, low), new LawPoint(1e4, high, high, high)));
    }
}

package dev.escapement.algorithm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Every start says what its label spells. */
class InitialConditionContractTest {
    private static final List<InitialCondition> ALL = List.of(
            new InitialCondition.Positive(), new InitialCondition.Uniform(), new InitialCondition.Fixed(-0.0625));

    @Test
    void everyStartIsHere() {
        assertThat(ALL.stream().<Class<?>>map(Object::getClass))
                .containsExactlyInAnyOrderElementsOf(Arrays.asList(InitialCondition.class.getPermittedSubclasses()));
    }

    @Test
    void labelsReadBack() {
        assertThat(ALL)
                .allSatisfy(start ->
                        assertThat(InitialCondition.parse(start.label())).isEqualTo(start));
    }

    @Test
    void supportsAreThoseOfTheLabels() {
        assertThat(ALL.stream().map(InitialCondition::leastOverlap)).containsExactly(0.0, -1.0, -0.0625);
        assertThat(ALL)
                .allSatisfy(start -> assertThat(start.fixedOverlap().isPresent())
                        .isEqualTo(start.label().startsWith("fixed(")));
        assertThat(ALL.get(2).fixedOverlap()).hasValue(-0.0625);
    }

    @Test
    void anOverlapModeCountsOneSignOrBoth() {
        for (OverlapMode mode : OverlapMode.values()) {
            Escape escape = new Escape(mode, 0.5);
            assertThat(escape.reached(0.5)).isTrue();
            assertThat(escape.reached(0.4999)).isFalse();
            assertThat(escape.reached(-0.5)).isEqualTo(mode.eitherSign());
        }
        assertThat(OverlapMode.ABSOLUTE.eitherSign()).isTrue();
        assertThat(OverlapMode.SIGNED.eitherSign()).isFalse();
    }
}

package dev.escapement.theory.exit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Against sums of one term at a time, in the order of the rows, which they equal to the last bit. */
class ChainStepsTest {
    @ParameterizedTest
    @CsvSource({"1, 1", "4, 4", "5, 0", "7, 1", "8, 2", "13, 3", "14, 5", "22, 9", "23, 23"})
    void rowsThatAreAddedAtOnceAreAddedInOrder(int states, int band) {
        Random random = new Random(states);
        ChainSteps step = chain(states, band, random);
        double[] law = random.doubles(states).toArray();
        law[states / 2] = 0;
        double[] later = law.clone();
        for (int i = 0; i < states; i++) {
            add(step, i, law[i], later);
        }
        assertThat(step.moved(law)).containsExactly(later);

        ChainSteps twice = step.twice();
        for (int i = 0; i < states; i++) {
            double[] row = new double[states];
            for (int k = 0; k < step.change()[i].length; k++) {
                double share = step.change()[i][k];
                row[step.first()[i] + k] += 2 * share;
                add(step, step.first()[i] + k, share, row);
            }
            double[] others = new double[states];
            System.arraycopy(twice.change()[i], 0, others, twice.first()[i], twice.change()[i].length);
            // What stays is what the others and the escaped leave.
            others[i] = row[i];
            assertThat(others).containsExactly(row);
        }
    }

    private static void add(ChainSteps step, int i, double share, double[] row) {
        for (int j = 0; j < step.change()[i].length; j++) {
            row[step.first()[i] + j] += share * step.change()[i][j];
        }
    }

    /** A chain whose rows reach up to so many states to either side, some of them fewer. */
    private static ChainSteps chain(int states, int band, Random random) {
        double[][] rows = new double[states][states];
        double[] escape = random.doubles(states).map(x -> 0.01 * x).toArray();
        for (int i = 0; i < states; i++) {
            int below = random.nextInt(band + 1);
            int above = random.nextInt(band + 1);
            for (int j = Math.max(0, i - below); j <= Math.min(states - 1, i + above); j++) {
                rows[i][j] = random.nextDouble() / states;
            }
        }
        return ChainSteps.of(rows, escape);
    }
}

package dev.escapement.theory.exit;

import java.util.Arrays;

/**
 * So many steps of a chain at once, as what they change: {@code M = P^t - 1}, where t steps are short, and how many runs they let
 * escape. Rows hold no more than what is reached, so M is banded while jumps are short.
 *
 * @param change of a row's run, what it adds to the probability of each state from its first on
 * @param first states, one a row
 * @param escape probabilities of having escaped, one a row
 */
record ChainSteps(double[][] change, int[] first, double[] escape) {
    /** What is smaller than this, relative to its row, is not kept at a row's ends. */
    private static final double NEGLIGIBLE = 1e-18;

    /** One step, of rows over all states; what leaves a state is what the others and the escaped get. */
    static ChainSteps of(double[][] rows, double[] escape) {
        int n = rows.length;
        double[][] change = new double[n][];
        int[] first = new int[n];
        for (int i = 0; i < n; i++) {
            keep(rows[i], i, escape[i], change, first);
        }
        return new ChainSteps(change, first, escape);
    }

    /** Trims a row, and lets what leaves its state be the rest's sum, so that rounding lets nothing escape. */
    private static void keep(double[] row, int i, double escape, double[][] change, int[] first) {
        double size = escape;
        for (int j = 0; j < row.length; j++) {
            size += j == i ? 0 : Math.abs(row[j]);
        }
        int from = 0;
        while (from < i && Math.abs(row[from]) <= NEGLIGIBLE * size) {
            from++;
        }
        int to = row.length;
        while (to > i + 1 && Math.abs(row[to - 1]) <= NEGLIGIBLE * size) {
            to--;
        }
        double[] kept = Arrays.copyOfRange(row, from, to);
        kept[i - from] = 0;
        double others = 0;
        for (double share : kept) {
            others += share;
        }
        kept[i - from] = -others - escape;
        change[i] = kept;
        first[i] = from;
    }

    int states() {
        return change.length;
    }

    /** Twice as many steps: {@code 2 M + M^2}. */
    ChainSteps twice() {
        int n = states();
        double[][] twice = new double[n][];
        int[] from = new int[n];
        double[] escaped = applied(escape);
        for (int i = 0; i < n; i++) {
            double[] row = new double[n];
            for (int k = 0; k < change[i].length; k++) {
                row[first[i] + k] += 2 * change[i][k];
                add(change[i][k], first[i] + k, row);
            }
            escaped[i] += escape[i];
            keep(row, i, escaped[i], twice, from);
        }
        return new ChainSteps(twice, from, escaped);
    }

    /** Adds a row, times a share, to another. */
    private void add(double share, int from, double[] row) {
        double[] other = change[from];
        int offset = first[from];
        for (int j = 0; j < other.length; j++) {
            row[offset + j] += share * other[j];
        }
    }

    /** {@code P^t v}: a quantity's mean so many steps later, for each state now. */
    double[] applied(double[] v) {
        double[] later = v.clone();
        for (int i = 0; i < later.length; i++) {
            double sum = 0;
            for (int k = 0; k < change[i].length; k++) {
                sum += change[i][k] * v[first[i] + k];
            }
            later[i] += sum;
        }
        return later;
    }

    /** A law of the states, so many steps later. */
    double[] moved(double[] law) {
        double[] later = law.clone();
        for (int i = 0; i < law.length; i++) {
            if (law[i] != 0) {
                add(law[i], i, later);
            }
        }
        return later;
    }
}

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

    /** Rows that are added at once. */
    private static final int ROWS = 4;

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
            add(change[i], first[i], 2, row);
            escaped[i] += escape[i];
            keep(row, i, escaped[i], twice, from);
        }
        return new ChainSteps(twice, from, escaped);
    }

    /**
     * Adds rows, each times its share, to another; and to each row's own state {@code own} times its share. Four rows are added at
     * once, so that sums stay in registers. The terms of a state's sum are added in the order of the rows, whatever rows are added
     * at once, so its rounding does not depend on that.
     *
     * @param from the row of the first share
     */
    private void add(double[] shares, int from, double own, double[] row) {
        int k = 0;
        for (; k + ROWS <= shares.length; k += ROWS) {
            addFour(shares, k, from + k, own, row);
        }
        for (; k < shares.length; k++) {
            row[from + k] += own * shares[k];
            add(shares[k], from + k, 0, row.length, row);
        }
    }

    /** Adds the rows {@code i} to {@code i + 3} times the shares from the k-th on, and {@code own} times the shares. */
    private void addFour(double[] shares, int k, int i, double own, double[] row) {
        if (shares[k] == 0 && shares[k + 1] == 0 && shares[k + 2] == 0 && shares[k + 3] == 0) {
            return;
        }
        int low = 0;
        int high = row.length;
        for (int r = i; r < i + ROWS; r++) {
            low = Math.max(low, first[r]);
            high = Math.min(high, first[r] + change[r].length);
        }
        // States that all four rows reach are summed at once; the rest, and the rows' own four states, row by row.
        int left = Math.min(low, i);
        int right = Math.max(high, i + ROWS);
        addFour(shares, k, i, low, i, row);
        addFour(shares, k, i, i + ROWS, high, row);
        for (int r = 0; r < ROWS; r++) {
            add(shares[k + r], i + r, 0, left, row);
            row[i + r] += own * shares[k + r];
            add(shares[k + r], i + r, i, i + ROWS, row);
            add(shares[k + r], i + r, right, row.length, row);
        }
    }

    /** Adds what four rows have of the states between two, which all of them reach. */
    private void addFour(double[] shares, int k, int i, int low, int high, double[] row) {
        double[] a = change[i];
        double[] b = change[i + 1];
        double[] c = change[i + 2];
        double[] d = change[i + 3];
        int ofA = first[i];
        int ofB = first[i + 1];
        int ofC = first[i + 2];
        int ofD = first[i + 3];
        double shareA = shares[k];
        double shareB = shares[k + 1];
        double shareC = shares[k + 2];
        double shareD = shares[k + 3];
        for (int j = low; j < high; j++) {
            row[j] = row[j] + shareA * a[j - ofA] + shareB * b[j - ofB] + shareC * c[j - ofC] + shareD * d[j - ofD];
        }
    }

    /** Adds what a row, times a share, has of the states between two. */
    private void add(double share, int i, int low, int high, double[] row) {
        double[] other = change[i];
        int offset = first[i];
        int end = Math.min(high, offset + other.length);
        for (int j = Math.max(low, offset); j < end; j++) {
            row[j] += share * other[j - offset];
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
        add(law, 0, 0, later);
        return later;
    }
}

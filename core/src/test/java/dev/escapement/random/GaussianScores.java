package dev.escapement.random;

import static org.assertj.core.api.Assertions.assertThat;

import org.hipparchus.distribution.discrete.PoissonDistribution;
import org.hipparchus.special.Erf;

/**
 * Holds draws against the standard Gaussian: moments to order 8, the distribution function on a grid of 1/256 (a
 * Kolmogorov-Smirnov distance, if anything too small), and counts beyond whole standard deviations. Each is judged at the
 * level of five standard deviations, 5.7e-7 two-sided.
 */
final class GaussianScores {
    private static final double LEVEL = 5.7e-7;
    private static final int CELLS_PER_UNIT = 256;
    private static final int REACH = 9;
    private static final double[] MOMENT = {1, 0, 1, 0, 3, 0, 15, 0, 105, 0, 945, 0, 10395, 0, 135135, 0, 2027025};

    private final double[] sums = new double[9];
    private final long[] cells = new long[2 * REACH * CELLS_PER_UNIT];
    private long n;

    void add(double x) {
        n++;
        double power = 1;
        for (int order = 1; order <= 8; order++) {
            power *= x;
            sums[order] += power;
        }
        cells[(int) Math.floor((x + REACH) * CELLS_PER_UNIT)]++;
    }

    /**
     * 9 judgements and one a standard deviation, each at the level 5.7e-7.
     *
     * @param sigma whole standard deviations to count beyond
     */
    void areGaussian(int sigma) {
        for (int order = 1; order <= 8; order++) {
            double variance = MOMENT[2 * order] - MOMENT[order] * MOMENT[order];
            assertThat((sums[order] / n - MOMENT[order]) / Math.sqrt(variance / n))
                    .as("moment %s", order)
                    .isBetween(-5.0, 5.0);
        }
        assertThat(distance() * Math.sqrt(n)).as("Kolmogorov-Smirnov").isLessThan(Math.sqrt(Math.log(2 / LEVEL) / 2));
        for (int k = 1; k <= sigma; k++) {
            PoissonDistribution law = new PoissonDistribution(n * Erf.erfc(k / Math.sqrt(2)));
            long count = beyond(k);
            assertThat(Math.min(law.cumulativeProbability((int) count), 1 - law.cumulativeProbability((int) count - 1)))
                    .as("%s draws beyond %s", count, k)
                    .isGreaterThan(LEVEL / 2);
        }
    }

    private double distance() {
        double largest = 0;
        long below = 0;
        for (int cell = 0; cell < cells.length; cell++) {
            double at = (double) cell / CELLS_PER_UNIT - REACH;
            largest = Math.max(largest, Math.abs((double) below / n - 0.5 * Erf.erfc(-at / Math.sqrt(2))));
            below += cells[cell];
        }
        return largest;
    }

    private long beyond(int sigma) {
        long count = 0;
        for (int cell = 0; cell < cells.length; cell++) {
            boolean inside = cell >= (REACH - sigma) * CELLS_PER_UNIT && cell < (REACH + sigma) * CELLS_PER_UNIT;
            count += inside ? 0 : cells[cell];
        }
        return count;
    }
}

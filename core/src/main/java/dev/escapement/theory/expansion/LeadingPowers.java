package dev.escapement.theory.expansion;

import dev.escapement.algorithm.Model;

/**
 * The leading power of the inner learning rate in each coefficient {@code i! mu_i} of a model whose psi has no known
 * expansion: the local slope, in log-log, of the evaluated coefficient on a ladder of small learning rates. A slope counts if
 * it is within 0.02 of an integer; an order for which none does stays unknown.
 */
public final class LeadingPowers {
    private static final double[] LADDER = {1e-2, 1e-3, 1e-4, 1e-5};
    private static final double SETTLED = 0.02;
    /** The highest power whose coefficient stands out of the errors at two steps of the ladder. */
    private static final int HIGHEST = 3;

    private LeadingPowers() {}

    /** The leading term of each order i at index [k - 1][i], k - 1 the power; all others are 0. */
    static double[][] of(Model model, int side) {
        if (!model.algorithm().usesEta()) {
            return new double[][] {DriftExpansion.limit(model, 0).strength()};
        }
        double[][] strength = new double[LADDER.length][];
        for (int j = 0; j < LADDER.length; j++) {
            strength[j] = DriftExpansion.limit(model, side * LADDER[j]).strength();
        }
        double[][] terms = new double[HIGHEST + 1][strength[0].length];
        for (int i = 1; i < strength[0].length; i++) {
            for (int j = LADDER.length - 1; j >= 1; j--) {
                double slope = StrictMath.log10(strength[j - 1][i] / strength[j][i]);
                double power = Math.rint(slope);
                if (Math.abs(slope - power) <= SETTLED && power >= 0 && power <= HIGHEST) {
                    terms[(int) power][i] = strength[j][i] / StrictMath.pow(LADDER[j], power);
                    break;
                }
            }
        }
        return terms;
    }
}

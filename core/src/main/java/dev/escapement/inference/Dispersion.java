package dev.escapement.inference;

import dev.escapement.inference.aft.AftFit;
import dev.escapement.numeric.NormalTail;

/**
 * Whether sigma is the same at every dimension.
 *
 * @param slope of log sigma in log d, where it may follow d
 * @param pValue of the likelihood ratio against one sigma for all, chi-square with one degree of freedom
 */
public record Dispersion(double slope, double pValue) {
    static Dispersion of(AftFit.Fitted constant, AftFit.Fitted following) {
        double ratio = Math.max(2 * (following.logLikelihood() - constant.logLikelihood()), 0);
        double slope = following.parameters().get(following.parameters().size() - 1);
        return new Dispersion(slope, 2 * NormalTail.survival(StrictMath.sqrt(ratio)));
    }
}

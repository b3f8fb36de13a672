package dev.escapement.inference.aft;

/**
 * The log-likelihood of one cohort's times under a log-location-scale family, as a function of the location and the
 * logarithm of the scale of log T: the log density of T at an escape, the log probability beyond a censoring.
 */
sealed interface CohortLikelihood permits NormalLikelihood, WeibullLikelihood, LogisticLikelihood, AnchoredLikelihood {
    /** From here on the cohort holds each of its distinct times so often. */
    void weigh(int[] counts);

    /**
     * Value and derivatives at the point.
     *
     * @param perScale exp(-logScale)
     */
    void at(double location, double logScale, double perScale, Derivatives out);
}

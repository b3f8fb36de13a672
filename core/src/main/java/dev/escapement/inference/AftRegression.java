package dev.escapement.inference;

/**
 * Regression of log T on the dimension by maximum likelihood, runs that did not escape counting as censored: the model of
 * R's {@code survreg(Surv(time, escaped) ~ log(d), dist = "lognormal")} and of its kin.
 */
public final class AftRegression {
    private AftRegression() {}

    /** The fit with one sigma for all dimensions, or why there is none; never throws for what data can be. */
    public static AftFit fit(Cohorts cohorts, Family family, Trend trend) {
        return fit(cohorts, family, trend, Scale.CONSTANT);
    }

    /** The same with a sigma of the given kind. */
    public static AftFit fit(Cohorts cohorts, Family family, Trend trend, Scale scale) {
        return AftEstimator.of(cohorts, family, trend, scale).fit();
    }
}

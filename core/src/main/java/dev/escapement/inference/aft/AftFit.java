package dev.escapement.inference.aft;

import dev.escapement.inference.growth.Trend;
import dev.escapement.numeric.Interval;
import java.util.List;

/** What became of an accelerated-failure-time regression. */
public sealed interface AftFit {
    /**
     * The maximum of the likelihood.
     *
     * @param alpha the exponent of d
     * @param alphaSe its standard error from the observed information
     * @param logPrefactor log of the factor before the power of d, in log steps
     * @param sigma the scale of log T, at the mean of log d where it follows d
     * @param logLikelihood of densities of T, as R's survreg
     * @param escapes the number of runs that escaped, whose logarithm BIC uses
     * @param parameters all that were fitted: a constant at the mean of log d, alpha, what else the trend has, log sigma, and
     *     its slope in log d where the scale follows d
     */
    record Fitted(
            Distribution distribution,
            Trend trend,
            Scale scale,
            double alpha,
            double alphaSe,
            double logPrefactor,
            double sigma,
            double logLikelihood,
            int escapes,
            List<Double> parameters)
            implements AftFit {
        /** The Bayesian information criterion, with the number of escapes: a censored run tells less than a sample. */
        public double bic() {
            return parameters.size() * StrictMath.log(escapes) - 2 * logLikelihood;
        }

        /** The 95% interval of Wald for alpha. */
        public Interval wald() {
            return Interval.wald(alpha, alphaSe);
        }
    }

    /** There is no maximum, or none that means anything. */
    record NotFitted(Distribution distribution, Trend trend, Reason reason) implements AftFit {}

    /** Why there is no fit. */
    enum Reason {
        NO_ESCAPES("no run escaped"),
        ONE_DIMENSION("one dimension only"),
        SEPARATED("too few dimensions at which a run escaped: the likelihood has no maximum"),
        TOO_FEW_ESCAPES("no more escapes than parameters"),
        NO_VARIANCE("the escapes of each dimension all came at one step, so there is no scatter to judge by"),
        NOT_CONVERGED("the likelihood's maximum was not found"),
        QUANTILE_UNBOUNDED("the quantile is reached, with bounds, at too few dimensions"),
        QUANTILE_CONSTANT("the quantile is the same in every draw, so there is no scatter to judge by"),
        DIMENSIONS_TOO_CLOSE("the dimensions are too close together");

        private final String text;

        Reason(String text) {
            this.text = text;
        }

        /** The reason in words. */
        public String text() {
            return text;
        }
    }
}

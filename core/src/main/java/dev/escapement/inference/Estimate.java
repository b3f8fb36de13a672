package dev.escapement.inference;

import dev.escapement.inference.aft.AftEstimator;
import dev.escapement.inference.aft.AftFit;
import dev.escapement.inference.growth.Trend;
import dev.escapement.inference.survival.Cohort;
import dev.escapement.inference.survival.Cohorts;
import dev.escapement.numeric.Interval;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** One estimate of a group's exponent: a row of the table of exponents. */
public sealed interface Estimate {
    Method method();

    Trend trend();

    /** How an interval was made. */
    enum Kind {
        BCA("bca"),
        PERCENTILE("percentile"),
        WALD("wald");

        private final String label;

        Kind(String label) {
            this.label = label;
        }

        /** The kind as tables spell it. */
        @Override
        public String toString() {
            return label;
        }
    }

    /**
     * An exponent.
     *
     * @param standardError of the regression: from the observed information, or from the weights
     * @param interval 95%, of the kind said; an end may be infinite
     * @param logPrefactor log steps
     * @param sigma the scale of log T at the mean of log d; empty for regressions of quantiles, as what follows
     * @param logLikelihood of densities of T, as R's survreg
     * @param bic with the number of escapes
     * @param dimensions those that took part, ascending
     * @param weights what each of them weighs, in units of 1 / (log T)^2: for {@link Trend#alpha}; none where the starts
     *     are a covariate
     * @param starts what the starts add; empty where they are no covariate
     */
    record Estimated(
            Method method,
            Trend trend,
            double alpha,
            double standardError,
            Interval interval,
            Kind kind,
            double logPrefactor,
            OptionalDouble sigma,
            OptionalDouble logLikelihood,
            OptionalDouble bic,
            List<Double> dimensions,
            List<Double> weights,
            Optional<Starts> starts)
            implements Estimate {

        /** A regression of times with the interval that is made of it. */
        static Estimated of(Cohorts cohorts, AftEstimator estimator, AftFit.Fitted fit, Interval interval, Kind kind) {
            return new Estimated(
                    Method.of(fit.distribution()),
                    fit.trend(),
                    fit.alpha(),
                    fit.alphaSe(),
                    interval,
                    kind,
                    fit.logPrefactor(),
                    OptionalDouble.of(fit.sigma()),
                    OptionalDouble.of(fit.logLikelihood()),
                    OptionalDouble.of(fit.bic()),
                    cohorts.byDimension().stream().map(Cohort::dimension).toList(),
                    Arrays.stream(estimator.weights()).boxed().toList(),
                    Optional.empty());
        }

        /** The 95% interval of Wald. */
        public Interval wald() {
            return Interval.wald(alpha, standardError);
        }

        /** The standard error that the interval amounts to, about a quarter of its width; infinite if that is. */
        public double uncertainty() {
            return (interval.upper() - interval.lower()) / (2 * Interval.NORMAL_975);
        }

        /**
         * The same regression on times without noise, one per dimension that took part, such as a mean map's; empty where the
         * starts are a covariate, since such times have one start at each dimension.
         */
        public OptionalDouble alphaOf(double[] times) {
            return starts.isPresent() ? OptionalDouble.empty() : trend.alpha(array(dimensions), times, array(weights));
        }

        private static double[] array(List<Double> list) {
            return list.stream().mapToDouble(Double::doubleValue).toArray();
        }
    }

    /**
     * What the initial overlap does in T ~ d^alpha m0^beta, where alpha compares equal starts.
     *
     * @param beta the exponent of m0
     * @param betaError its standard error
     * @param typicalAlpha alpha - beta/2: the exponent of d for starts that shrink as d^(-1/2), as random ones do
     * @param typicalInterval its 95% interval, made as alpha's
     */
    record Starts(double beta, double betaError, double typicalAlpha, Interval typicalInterval) {}

    /** Why there is no exponent. */
    record NotEstimated(Method method, Trend trend, AftFit.Reason reason) implements Estimate {}
}

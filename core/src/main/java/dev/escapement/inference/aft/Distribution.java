package dev.escapement.inference.aft;

import dev.escapement.inference.survival.LogTimes;
import dev.escapement.numeric.NormalTail;
import dev.escapement.random.Uniform;
import dev.escapement.random.Xoshiro256;

/** A law of T whose logarithm is a location plus a scale times a standard variable, which has density f and survival S. */
public enum Distribution {
    /** Log T is normal. */
    LOG_NORMAL("lognormal") {
        @Override
        CohortLikelihood likelihood(LogTimes times) {
            return new NormalLikelihood(times);
        }

        @Override
        double logLikelihood(double z, boolean escaped) {
            return escaped ? -NormalTail.HALF_LOG_TWO_PI - z * z / 2 : NormalTail.logSurvival(z);
        }

        @Override
        double slope(double z, boolean escaped) {
            return escaped ? -z : -NormalTail.hazard(z);
        }

        @Override
        double curvature(double z, boolean escaped) {
            return escaped ? -1 : -NormalTail.hazardSlope(z, NormalTail.hazard(z));
        }

        @Override
        public double survival(double z) {
            return NormalTail.survival(z);
        }

        /** Marsaglia's polar method, one of its two variates. */
        @Override
        public double draw(Xoshiro256 stream) {
            while (true) {
                double u = 2 * Uniform.open(stream) - 1;
                double v = 2 * Uniform.open(stream) - 1;
                double s = u * u + v * v;
                if (s < 1 && s > 0) {
                    return u * StrictMath.sqrt(-2 * StrictMath.log(s) / s);
                }
            }
        }
    },
    /** T is Weibull: log T has the law of the least of many, S = exp(-exp z). */
    WEIBULL("weibull") {
        @Override
        CohortLikelihood likelihood(LogTimes times) {
            return new WeibullLikelihood(times);
        }

        @Override
        double logLikelihood(double z, boolean escaped) {
            return (escaped ? z : 0) - StrictMath.exp(z);
        }

        @Override
        double slope(double z, boolean escaped) {
            return (escaped ? 1 : 0) - StrictMath.exp(z);
        }

        @Override
        double curvature(double z, boolean escaped) {
            return -StrictMath.exp(z);
        }

        @Override
        public double survival(double z) {
            return StrictMath.exp(-StrictMath.exp(z));
        }

        @Override
        public double draw(Xoshiro256 stream) {
            return StrictMath.log(-StrictMath.log(Uniform.open(stream)));
        }
    },
    /** Log T is logistic, S = 1 / (1 + exp z). */
    LOG_LOGISTIC("loglogistic") {
        @Override
        CohortLikelihood likelihood(LogTimes times) {
            return new LogisticLikelihood(times);
        }

        @Override
        double logLikelihood(double z, boolean escaped) {
            double logSurvival = -Math.max(z, 0) - StrictMath.log1p(StrictMath.exp(-Math.abs(z)));
            return escaped ? z + 2 * logSurvival : logSurvival;
        }

        @Override
        double slope(double z, boolean escaped) {
            double share = survival(-z);
            return escaped ? 1 - 2 * share : -share;
        }

        @Override
        double curvature(double z, boolean escaped) {
            return (escaped ? -2 : -1) * survival(z) * survival(-z);
        }

        @Override
        public double survival(double z) {
            return 1 / (1 + StrictMath.exp(z));
        }

        @Override
        public double draw(Xoshiro256 stream) {
            double u = Uniform.open(stream);
            return StrictMath.log(u / (1 - u));
        }
    };

    private final String label;

    Distribution(String label) {
        this.label = label;
    }

    /** The name as tables spell it, R's {@code dist}. */
    public String label() {
        return label;
    }

    abstract CohortLikelihood likelihood(LogTimes times);

    /** log f at an escape, log S at a censoring. */
    abstract double logLikelihood(double z, boolean escaped);

    /** The derivative of {@link #logLikelihood} by z. */
    abstract double slope(double z, boolean escaped);

    /** The second derivative of {@link #logLikelihood} by z. */
    abstract double curvature(double z, boolean escaped);

    /** S. */
    public abstract double survival(double z);

    /** A standard variable. */
    public abstract double draw(Xoshiro256 stream);
}

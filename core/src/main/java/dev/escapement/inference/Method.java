package dev.escapement.inference;

import dev.escapement.inference.aft.Distribution;

/** How an exponent is estimated. */
public enum Method {
    AFT_LOGNORMAL("aft-lognormal"),
    AFT_WEIBULL("aft-weibull"),
    AFT_LOGLOGISTIC("aft-loglogistic"),
    /** Log-normal, with the logarithm of each run's initial overlap as a covariate. */
    AFT_LOGNORMAL_M0("aft-lognormal-m0"),
    Q25_WLS("q25-wls"),
    MEDIAN_WLS("median-wls"),
    Q75_WLS("q75-wls");

    private final String label;

    Method(String label) {
        this.label = label;
    }

    /** The method as tables spell it. */
    @Override
    public String toString() {
        return label;
    }

    static Method of(Distribution distribution) {
        return switch (distribution) {
            case LOG_NORMAL -> AFT_LOGNORMAL;
            case WEIBULL -> AFT_WEIBULL;
            case LOG_LOGISTIC -> AFT_LOGLOGISTIC;
        };
    }
}

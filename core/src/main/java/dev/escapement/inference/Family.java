package dev.escapement.inference;

/** A law of T whose logarithm is a location plus a scale times a standard variable. */
public enum Family {
    /** Log T is normal. */
    LOG_NORMAL("lognormal") {
        @Override
        CohortLikelihood likelihood(LogTimes times) {
            return new NormalLikelihood(times);
        }
    };

    private final String label;

    Family(String label) {
        this.label = label;
    }

    /** The family as tables spell it, R's {@code dist} without its hyphen. */
    public String label() {
        return label;
    }

    abstract CohortLikelihood likelihood(LogTimes times);
}

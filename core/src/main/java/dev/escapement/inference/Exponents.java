package dev.escapement.inference;

import dev.escapement.inference.bootstrap.GoodnessOfFit;
import dev.escapement.inference.growth.Trend;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * All that is known of a group's escape exponent.
 *
 * @param estimates one per method and trend: three families under five trends, three quartiles under three,
 *     and, where the starts of a dimension differ, the log-normal family with them as a covariate under a power law
 * @param headline which of them to quote
 * @param goodness of the accelerated-failure-time fit with the least BIC; empty if there is none
 * @param dispersion empty if there is no such fit, or none with a scale that follows d
 * @param warnings what a reader should know
 */
public record Exponents(
        List<Estimate> estimates,
        int headline,
        Optional<GoodnessOfFit> goodness,
        Optional<Dispersion> dispersion,
        List<Warning> warnings) {
    public Exponents {
        estimates = List.copyOf(estimates);
        warnings = List.copyOf(warnings);
    }

    /** The estimate to quote. */
    public Estimate best() {
        return estimates.get(headline);
    }

    /** The estimate by this method under this trend; empty where the two don't go together. */
    public Optional<Estimate> by(Method method, Trend trend) {
        return estimates.stream()
                .filter(e -> e.method() == method && e.trend() == trend)
                .findFirst();
    }

    /** The warnings in one line. */
    public String warning() {
        return warnings.stream().map(Warning::text).collect(Collectors.joining("; "));
    }
}

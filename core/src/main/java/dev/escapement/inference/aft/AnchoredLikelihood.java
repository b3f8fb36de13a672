package dev.escapement.inference.aft;

import dev.escapement.inference.survival.LogTimes;

/**
 * A cohort's likelihood that knows at one point, the anchor, what each distinct time adds: there a resample costs six sums.
 * Refits of resamples all begin at one point.
 */
final class AnchoredLikelihood implements CohortLikelihood {
    private final CohortLikelihood inner;
    private final double location;
    private final double logScale;
    private final Derivatives[] bySlot;
    private int[] counts;

    AnchoredLikelihood(
            CohortLikelihood inner, LogTimes times, Distribution distribution, double location, double logScale) {
        this.inner = inner;
        this.location = location;
        this.logScale = logScale;
        this.bySlot = new Derivatives[times.distinct()];
        this.counts = times.counts();
        double perScale = StrictMath.exp(-logScale);
        for (int slot = 0; slot < bySlot.length; slot++) {
            boolean escaped = slot < times.escapes();
            double z = (times.at(slot) - location) * perScale;
            double slope = distribution.slope(z, escaped);
            double curvature = distribution.curvature(z, escaped);
            Derivatives derivatives = new Derivatives();
            derivatives.value = distribution.logLikelihood(z, escaped) - (escaped ? logScale + times.at(slot) : 0);
            derivatives.byLocation = -slope * perScale;
            derivatives.byScale = -z * slope - (escaped ? 1 : 0);
            derivatives.byLocationTwice = curvature * perScale * perScale;
            derivatives.byLocationAndScale = (slope + z * curvature) * perScale;
            derivatives.byScaleTwice = z * (slope + z * curvature);
            bySlot[slot] = derivatives;
        }
    }

    @Override
    public void weigh(int[] counts) {
        this.counts = counts;
        inner.weigh(counts);
    }

    @Override
    public void at(double location, double logScale, double perScale, Derivatives out) {
        if (location != this.location || logScale != this.logScale) {
            inner.at(location, logScale, perScale, out);
            return;
        }
        out.clear();
        for (int slot = 0; slot < counts.length; slot++) {
            if (counts[slot] > 0) {
                out.add(counts[slot], bySlot[slot]);
            }
        }
    }
}

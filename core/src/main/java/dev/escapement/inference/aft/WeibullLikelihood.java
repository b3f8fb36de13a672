package dev.escapement.inference.aft;

import dev.escapement.inference.survival.LogTimes;

/** Log T has density exp(z - exp z) and survival exp(-exp z) at the standardised z. */
final class WeibullLikelihood implements CohortLikelihood {
    private final ActiveTimes active;

    WeibullLikelihood(LogTimes times) {
        this.active = new ActiveTimes(times);
    }

    @Override
    public void weigh(int[] counts) {
        active.weigh(counts);
    }

    @Override
    public void at(double location, double logScale, double perScale, Derivatives out) {
        double e0 = 0;
        double e1 = 0;
        double e2 = 0;
        for (int i = 0; i < active.size; i++) {
            double z = (active.at[i] - location) * perScale;
            double e = active.count[i] * StrictMath.exp(z);
            e0 += e;
            e1 += z * e;
            e2 += z * z * e;
        }
        double n = active.escapes;
        double z1 = (active.escapeSum - n * location) * perScale;
        out.value = z1 - e0 - n * logScale - active.escapeSum;
        out.byLocation = (e0 - n) * perScale;
        out.byScale = e1 - z1 - n;
        out.byLocationTwice = -e0 * perScale * perScale;
        out.byLocationAndScale = -(e1 + e0 - n) * perScale;
        out.byScaleTwice = z1 - e1 - e2;
    }
}

package dev.escapement.inference.aft;

import dev.escapement.inference.survival.LogTimes;

/** Log T has density p (1 - p) and survival 1 - p, p = 1 / (1 + exp(-z)), at the standardised z. */
final class LogisticLikelihood implements CohortLikelihood {
    private static final double NEAR_OVERFLOW = 0x1p1000;

    private final ActiveTimes active;

    LogisticLikelihood(LogTimes times) {
        this.active = new ActiveTimes(times);
    }

    @Override
    public void weigh(int[] counts) {
        active.weigh(counts);
    }

    @Override
    public void at(double location, double logScale, double perScale, Derivatives out) {
        double logs = 0; // of 1 + exp z, summed as the logarithm of a product
        double product = 1;
        double p0 = 0;
        double p1 = 0;
        double v0 = 0;
        double v1 = 0;
        double v2 = 0;
        for (int i = 0; i < active.size; i++) {
            double z = (active.at[i] - location) * perScale;
            int times = i < active.distinctEscapes ? 2 * active.count[i] : active.count[i];
            double e = StrictMath.exp(-Math.abs(z));
            logs += times * Math.max(z, 0);
            for (int k = 0; k < times; k++) {
                product *= 1 + e;
                if (product > NEAR_OVERFLOW) {
                    logs += StrictMath.log(product);
                    product = 1;
                }
            }
            double larger = 1 / (1 + e);
            double p = times * (z > 0 ? larger : e * larger);
            double v = times * e * larger * larger;
            p0 += p;
            p1 += z * p;
            v0 += v;
            v1 += z * v;
            v2 += z * z * v;
        }
        logs += StrictMath.log(product);
        double n = active.escapes;
        double z1 = (active.escapeSum - n * location) * perScale;
        out.value = z1 - logs - n * logScale - active.escapeSum;
        out.byLocation = (p0 - n) * perScale;
        out.byScale = p1 - z1 - n;
        out.byLocationTwice = -v0 * perScale * perScale;
        out.byLocationAndScale = -(v1 + p0 - n) * perScale;
        out.byScaleTwice = z1 - p1 - v2;
    }
}

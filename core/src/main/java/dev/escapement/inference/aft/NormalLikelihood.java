package dev.escapement.inference.aft;

import dev.escapement.inference.survival.LogTimes;
import dev.escapement.numeric.NormalTail;

/** Log T is normal. The escapes enter by their number, mean and sum of squares alone. */
final class NormalLikelihood implements CohortLikelihood {
    private final ActiveTimes active;
    private double mean;
    private double squares;

    NormalLikelihood(LogTimes times) {
        this.active = new ActiveTimes(times);
        sum();
    }

    @Override
    public void weigh(int[] counts) {
        active.weigh(counts);
        sum();
    }

    private void sum() {
        mean = active.escapes == 0 ? 0 : active.escapeSum / active.escapes;
        squares = 0;
        for (int i = 0; i < active.distinctEscapes; i++) {
            double deviation = active.at[i] - mean;
            squares += active.count[i] * deviation * deviation;
        }
    }

    @Override
    public void at(double location, double logScale, double perScale, Derivatives out) {
        double escapes = active.escapes;
        double offset = mean - location;
        double z1 = escapes * offset * perScale;
        double z2 = (squares + escapes * offset * offset) * perScale * perScale;
        out.value = -escapes * (NormalTail.HALF_LOG_TWO_PI + logScale + mean) - z2 / 2;
        out.byLocation = z1 * perScale;
        out.byScale = z2 - escapes;
        out.byLocationTwice = -escapes * perScale * perScale;
        out.byLocationAndScale = -2 * z1 * perScale;
        out.byScaleTwice = -2 * z2;
        for (int i = active.distinctEscapes; i < active.size; i++) {
            addCensored((active.at[i] - location) * perScale, perScale, active.count[i], out);
        }
    }

    private static void addCensored(double z, double perScale, double count, Derivatives out) {
        double hazard = NormalTail.hazard(z);
        double slope = NormalTail.hazardSlope(z, hazard);
        out.value += count * NormalTail.logSurvival(z);
        out.byLocation += count * hazard * perScale;
        out.byScale += count * z * hazard;
        out.byLocationTwice -= count * slope * perScale * perScale;
        out.byLocationAndScale -= count * (hazard + z * slope) * perScale;
        out.byScaleTwice -= count * z * (hazard + z * slope);
    }
}

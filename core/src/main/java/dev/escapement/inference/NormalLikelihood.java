package dev.escapement.inference;

/** Log T is normal. The escapes enter by their number, mean and sum of squares alone. */
final class NormalLikelihood implements CohortLikelihood {
    private final LogTimes times;
    private int[] counts;
    private double escapes;
    private double mean;
    private double squares;

    NormalLikelihood(LogTimes times) {
        this.times = times;
        weigh(times.counts());
    }

    @Override
    public void weigh(int[] counts) {
        this.counts = counts;
        double[] at = times.at();
        double n = 0;
        double sum = 0;
        for (int i = 0; i < times.escapes(); i++) {
            n += counts[i];
            sum += counts[i] * at[i];
        }
        double centre = n == 0 ? 0 : sum / n;
        double about = 0;
        for (int i = 0; i < times.escapes(); i++) {
            double deviation = at[i] - centre;
            about += counts[i] * deviation * deviation;
        }
        escapes = n;
        mean = centre;
        squares = about;
    }

    @Override
    public void at(double location, double logScale, Jet out) {
        double perScale = StrictMath.exp(-logScale);
        double offset = mean - location;
        double z1 = escapes * offset * perScale;
        double z2 = (squares + escapes * offset * offset) * perScale * perScale;
        out.value = -escapes * (NormalTail.HALF_LOG_TWO_PI + logScale + mean) - z2 / 2;
        out.byLocation = z1 * perScale;
        out.byScale = z2 - escapes;
        out.byLocationTwice = -escapes * perScale * perScale;
        out.byLocationAndScale = -2 * z1 * perScale;
        out.byScaleTwice = -2 * z2;
        for (int i = times.escapes(); i < counts.length; i++) {
            if (counts[i] > 0) {
                addCensored((times.at()[i] - location) * perScale, perScale, counts[i], out);
            }
        }
    }

    private static void addCensored(double z, double perScale, double count, Jet out) {
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

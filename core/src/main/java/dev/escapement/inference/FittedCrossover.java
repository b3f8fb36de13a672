package dev.escapement.inference;

import dev.escapement.inference.Collapse.Crossover;
import dev.escapement.numeric.Interval;
import dev.escapement.numeric.Line;
import dev.escapement.numeric.SegmentedFit;
import dev.escapement.random.Xoshiro256;

/**
 * One dimension's crossover with its parametric bootstrap.
 *
 * @param breaks log eta at the crossover
 * @param plateaus log T before it
 */
record FittedCrossover(Crossover crossover, Replicated breaks, Replicated plateaus) {
    static FittedCrossover of(double dimension, RateCurve all, int draws, Xoshiro256 stream) {
        RateCurve rates = all.upToFastest();
        SegmentedFit fit = rates.fit();
        double excess = StrictMath.sqrt(rates.excess(fit));
        double[] breaks = new double[draws];
        double[] plateaus = new double[draws];
        for (int i = 0; i < draws; i++) {
            SegmentedFit drawn = rates.draw(fit::at, excess, stream).fit();
            breaks[i] = drawn.breakpoint();
            plateaus[i] = drawn.atBreak();
        }
        Replicated crossing = new Replicated(fit.breakpoint(), breaks);
        Interval bounds = crossing.replicates().percentile();
        Crossover crossover = new Crossover(
                dimension,
                StrictMath.exp(fit.breakpoint()),
                new Interval(StrictMath.exp(bounds.lower()), StrictMath.exp(bounds.upper())),
                StrictMath.exp(fit.atBreak()),
                fit.slopeAbove(),
                rates.logEta().length,
                pNone(all, draws, stream));
        return new FittedCrossover(crossover, crossing, new Replicated(fit.atBreak(), plateaus));
    }

    /** The p-value against no crossover; the choice of the fastest rate is part of each draw. */
    private static double pNone(RateCurve all, int draws, Xoshiro256 stream) {
        double gain = all.upToFastest().gain();
        Line constant = all.constant();
        int asMuch = 0;
        for (int i = 0; i < draws; i++) {
            RateCurve draw = all.draw(constant::at, 1, stream).upToFastest();
            asMuch += draw.enough() && draw.gain() >= gain ? 1 : 0;
        }
        return (asMuch + 1.0) / (draws + 1.0);
    }
}

package dev.escapement.inference;

import dev.escapement.inference.Estimate.Kind;
import dev.escapement.inference.aft.AftEstimator.Influence;
import dev.escapement.inference.bootstrap.Replicates;
import dev.escapement.numeric.Interval;
import java.util.Optional;

/** The 95% interval of a regression's estimate, and how it was made. */
record Bounds(Interval interval, Kind kind) {
    static Bounds wald(Interval wald) {
        return new Bounds(wald, Kind.WALD);
    }

    /** BCa, or percentiles where that degenerates, from stretched replicates; Wald's where these do not scatter. */
    static Bounds of(Replicates replicates, double estimate, Influence influence, Interval wald) {
        if (!replicates.scatter()) {
            return wald(wald);
        }
        replicates.stretch(estimate, influence.inflation());
        Optional<Interval> bca = replicates.bca(estimate, influence.acceleration());
        return new Bounds(bca.orElseGet(replicates::percentile), bca.isPresent() ? Kind.BCA : Kind.PERCENTILE);
    }
}

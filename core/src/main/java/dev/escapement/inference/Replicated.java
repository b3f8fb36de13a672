package dev.escapement.inference;

import dev.escapement.inference.bootstrap.Replicates;
import java.util.Arrays;

/** An estimate with its bootstrap replicates. */
@SuppressWarnings("ArrayRecordComponent") // never written to
record Replicated(double estimate, double[] draws) {
    Replicates replicates() {
        Replicates replicates = new Replicates(draws.length);
        Arrays.stream(draws).forEach(replicates::add);
        return replicates;
    }

    /** The inverse of its variance. */
    double weight() {
        double spread = Math.max(replicates().spread(), 1e-6);
        return 1 / (spread * spread);
    }
}

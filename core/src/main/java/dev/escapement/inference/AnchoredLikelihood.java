package dev.escapement.inference;

/**
 * A cohort's likelihood that knows at one point, the anchor, what each distinct time adds: there a resample costs six sums.
 * Refits of resamples all begin at one point.
 */
final class AnchoredLikelihood implements CohortLikelihood {
    private final CohortLikelihood inner;
    private final double location;
    private final double logScale;
    private final Jet[] jets;
    private int[] counts;

    /** Leaves the inner likelihood with the counts of the last distinct time alone, until it is weighed again. */
    AnchoredLikelihood(CohortLikelihood inner, int distinct, double location, double logScale) {
        this.inner = inner;
        this.location = location;
        this.logScale = logScale;
        this.jets = new Jet[distinct];
        this.counts = new int[distinct];
        double perScale = StrictMath.exp(-logScale);
        for (int slot = 0; slot < distinct; slot++) {
            int[] alone = new int[distinct];
            alone[slot] = 1;
            inner.weigh(alone);
            jets[slot] = new Jet();
            inner.at(location, logScale, perScale, jets[slot]);
        }
    }

    @Override
    public void weigh(int[] counts) {
        this.counts = counts;
        inner.weigh(counts);
    }

    @Override
    public void at(double location, double logScale, double perScale, Jet out) {
        if (location != this.location || logScale != this.logScale) {
            inner.at(location, logScale, perScale, out);
            return;
        }
        out.clear();
        for (int slot = 0; slot < counts.length; slot++) {
            if (counts[slot] > 0) {
                out.add(counts[slot], jets[slot]);
            }
        }
    }
}

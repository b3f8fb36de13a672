package dev.escapement.theory.exit;

/** The survival probability {@code P(T > t)} of an escape step up to a horizon. NaN for all of it where it could not be computed. */
public sealed interface EscapeCurve permits OverlapChain, SurvivalCurve {
    /** P(T > steps). */
    double survival(double steps);

    /**
     * The step by which a share of the runs has escaped; positive infinity if fewer do within the horizon.
     *
     * @param share in (0, 1)
     */
    double quantile(double share);

    /** {@code E[min(T, cap)]}, the steps that a run is expected to take; cap no more than the horizon. */
    double expectedSteps(double cap);
}

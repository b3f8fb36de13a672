package dev.escapement.theory;

/** Why a predicted exponent is absent, or to be read with care. */
public enum Caveat {
    /** No coefficient of the drift drives an escape. */
    NO_DRIFT("no drift: no finite exponent", true),
    /** A negative coefficient of even order dominates where runs start and pushes small overlaps back to 0. */
    BLOCKED("blocked: a negative even coefficient holds small overlaps at 0", true),
    /** Batch reuse takes inner steps beyond {@code 1/d}, which no expansion covers. */
    LARGE_INNER_STEP("theory covers batch reuse with eta below 1/d only", true),
    /** An inner learning rate that grows against the power of d that goes with it in the rule. */
    UNBOUNDED_INNER_STEP(
            "eta grows without bound against the d and |x|^2 that the rule reads: the theorem does not apply", true),
    /** Eta and d enter the rule together, but not as a power. */
    NO_SCALING("undecided: theory finds no power of d that goes with eta in the rule", true),
    /** The tails of psi are so heavy that it has no mean. */
    NO_MEAN("psi has no finite mean: there is no drift to speak of", true),
    /** Labels do not enter the rule, so that no sample tells where theta is. */
    NO_LABEL("psi does not depend on y: there is nothing to learn from", true),
    /** A coefficient follows no whole power of the learning rate, so that its exponent is a measured one. */
    BROKEN_POWER("a coefficient follows no whole power of eta; its exponent is measured", false),
    /** A coefficient whose leading power of the learning rate is beyond those computed could decide. */
    UNDECIDED("undecided: the first powers of eta d in the drift do not tell which order drives the escape", true),
    /** Several overlaps, or velocities besides, make no one-dimensional chain. */
    SEVERAL("theory predicts for one neuron and one direction without momentum alone", true),
    /** The outer learning rates are plain values. */
    NO_LAW("gamma follows no law in the dimension", true),
    /** The outer learning rate falls more slowly with d than the theorem allows: the noise wins in the end. */
    UNSTABLE("gamma exceeds the theorem's stable range at large d", false);

    private final String message;
    private final boolean leavesNoExponent;

    Caveat(String message, boolean leavesNoExponent) {
        this.message = message;
        this.leavesNoExponent = leavesNoExponent;
    }

    /** One line for a reader. */
    public String message() {
        return message;
    }

    /** Whether there is no predicted exponent where this holds. */
    public boolean leavesNoExponent() {
        return leavesNoExponent;
    }
}

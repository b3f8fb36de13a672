package dev.escapement.sweep;

import dev.escapement.setting.Setting;
import dev.escapement.theory.ExitLaw;
import java.util.Optional;

/**
 * The runs that a plan asks for of a setting. What the law of their escape step says of them takes some hundredths of a second: it
 * is computed when it is first asked for, and kept.
 */
public final class PlannedRuns {
    /** Where a law is given up that has not let go nearly all runs, in steps. */
    public static final double HORIZON = 1e15;

    private final Setting setting;
    private final long maxSteps;
    private final long count;
    private Optional<Expectation> expectation;

    /** So many runs of a setting that are censored at a step. */
    public PlannedRuns(Setting setting, long maxSteps, long count) {
        this.setting = setting;
        this.maxSteps = maxSteps;
        this.count = count;
    }

    /** What the runs share. */
    public Setting setting() {
        return setting;
    }

    /** The step at which they are censored. */
    public long maxSteps() {
        return maxSteps;
    }

    /** How many they are. */
    public long count() {
        return count;
    }

    /** Whether the law has been asked for. */
    public synchronized boolean asked() {
        return expectation != null;
    }

    /** Empty where theory tells no law. */
    synchronized Optional<Expectation> expectation() {
        if (expectation == null) {
            expectation = Expectation.of(setting, maxSteps);
        }
        return expectation;
    }

    /** What the law says of the runs, and of how long one would have to wait for nearly all of them; empty without a law. */
    public Optional<Outlook> outlook() {
        return expectation().map(this::outlook);
    }

    private Outlook outlook(Expectation expected) {
        if (expected.nearlyAll() < Double.POSITIVE_INFINITY) {
            return new Outlook(this, expected, expected.nearlyAll(), 0);
        }
        ExitLaw law = ExitLaw.of(setting.point().problem(), setting.gamma(), HORIZON);
        return new Outlook(this, expected, law.quantile(1 - Expectation.FEW), law.survival(HORIZON));
    }
}

package dev.escapement.sweep;

import dev.escapement.theory.ExitLaw;

/**
 * What a cell is expected to take.
 *
 * @param steps expected min(T, max-steps)
 * @param nanos core time for them
 */
public record Cost(double steps, double nanos) {
    /** Below so many nanoseconds at the cap, asking theory costs more than simulating. */
    private static final double NOT_WORTH_ASKING = 1e6;

    private static final double NANOS_PER_CELL = 5_000;
    private static final double NANOS_PER_REDUCED_STEP = 24;
    private static final double NANOS_PER_COORDINATE = 9;

    /** The expected cost of one cell of a setting. */
    public static Cost of(Setting setting, long maxSteps) {
        double perStep = nanosPerStep(setting.point());
        double steps = maxSteps;
        if (maxSteps * perStep > NOT_WORTH_ASKING) {
            ExitLaw law = ExitLaw.of(setting.point().problem(), setting.gamma(), maxSteps);
            steps = law.expectedSteps(maxSteps);
        }
        return new Cost(steps, NANOS_PER_CELL + steps * perStep);
    }

    private static double nanosPerStep(GridPoint point) {
        return point.engine() == EngineChoice.REDUCED
                ? NANOS_PER_REDUCED_STEP
                : NANOS_PER_REDUCED_STEP + NANOS_PER_COORDINATE * point.dimension();
    }
}

package dev.escapement.sweep;

import dev.escapement.setting.Setting;
import dev.escapement.theory.MeanMap;

/**
 * What the cells of a setting are expected to take.
 *
 * @param steps expected min(T, max-steps) of a cell
 * @param maxSteps where a cell is censored
 * @param time of a step
 */
public record Cost(double steps, double maxSteps, StepTime time) {
    /** Below so many nanoseconds at the cap, asking theory costs more than simulating. */
    private static final double NOT_WORTH_ASKING = 1e6;

    private static final Speed USUAL = Speed.builtIn("vector-256");

    /** The expected cost of one of planned runs. */
    public static Cost of(PlannedRuns runs, Speed speed) {
        return new Cost(steps(runs), runs.maxSteps(), speed.of(runs.setting()));
    }

    /**
     * Expected min(T, max-steps): the law's, or of a law that is no number the mean map's T; max-steps where theory tells nothing of
     * T, or asking costs more than simulating, on whatever machine.
     */
    public static double steps(PlannedRuns runs) {
        Setting setting = runs.setting();
        double longest = runs.maxSteps() * USUAL.constants(setting).alone();
        if (setting.group().gap().isPresent() || longest <= NOT_WORTH_ASKING) {
            return runs.maxSteps();
        }
        return runs.expectation()
                .map(Expectation::steps)
                .orElseGet(() -> Math.min(
                        runs.maxSteps(), MeanMap.escapeStep(setting.point().problem(), setting.gamma())));
    }

    /** Whether cells that are simulated together take less time than one after the other. */
    public boolean sharesLanes() {
        return time.nanosPerRound() > 0;
    }

    /** Core time of so many cells simulated together, in nanoseconds. */
    public double nanos(int cells) {
        return time.nanos(cells, steps, maxSteps);
    }
}

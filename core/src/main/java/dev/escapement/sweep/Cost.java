package dev.escapement.sweep;

import dev.escapement.algorithm.Model;
import dev.escapement.setting.EngineChoice;
import dev.escapement.setting.Setting;
import dev.escapement.theory.MeanMap;

/**
 * What the cells of a setting are expected to take.
 *
 * @param steps expected min(T, max-steps) of a cell
 * @param maxSteps where a cell is censored
 * @param nanosPerStep core time of a cell's step
 * @param nanosPerRound core time of a step of all lanes beside that of each: 0 where cells share none
 */
public record Cost(double steps, double maxSteps, double nanosPerStep, double nanosPerRound) {
    /** Below so many nanoseconds at the cap, asking theory costs more than simulating. */
    private static final double NOT_WORTH_ASKING = 1e6;

    private static final double NANOS_PER_CELL = 5_000;
    private static final double NANOS_PER_REDUCED_STEP = 10;
    private static final double NANOS_PER_REDUCED_ROUND = 100;
    private static final double NANOS_PER_DENSE_STEP = 24;
    private static final double NANOS_PER_COORDINATE = 1.2;
    private static final double NANOS_PER_GENERAL_STEP = 300;
    private static final double NANOS_PER_NORMAL = 5;
    private static final double NANOS_PER_PRODUCT = 1;
    private static final double NANOS_PER_NEURON_AND_SAMPLE = 30;
    /** How many reduced runs share a loop at most. */
    static final int LANES = 128;

    /** The expected cost of one of planned runs. */
    public static Cost of(PlannedRuns runs) {
        Setting setting = runs.setting();
        long maxSteps = runs.maxSteps();
        Model model = setting.group().model();
        boolean reduced = setting.group().engine() == EngineChoice.REDUCED;
        int batch = setting.batch();
        double perStep;
        double perRound = 0;
        if (reduced && model.single() && (batch == 1 || !model.algorithm().readsSquaredNorm())) {
            perStep = batch * NANOS_PER_REDUCED_STEP;
            perRound = batch * NANOS_PER_REDUCED_ROUND;
        } else if (model.single() && batch == 1) {
            perStep = NANOS_PER_DENSE_STEP + NANOS_PER_COORDINATE * setting.dimension();
        } else {
            perStep = nanosPerGeneralStep(setting, reduced);
        }
        return new Cost(expectedSteps(runs, perStep + perRound), maxSteps, perStep, perRound);
    }

    /**
     * Expected min(T, max-steps): the law's, or of a law that is no number the mean map's T; max-steps where theory tells nothing of
     * T, or asking costs more than simulating.
     */
    private static double expectedSteps(PlannedRuns runs, double nanosPerStep) {
        Setting setting = runs.setting();
        if (setting.group().gap().isPresent() || runs.maxSteps() * nanosPerStep <= NOT_WORTH_ASKING) {
            return runs.maxSteps();
        }
        return runs.expectation()
                .map(Expectation::steps)
                .orElseGet(() -> Math.min(
                        runs.maxSteps(), MeanMap.escapeStep(setting.point().problem(), setting.gamma())));
    }

    /** Of the general engine: samples are drawn, looked at by every neuron in every pass, and added to every neuron. */
    private static double nanosPerGeneralStep(Setting setting, boolean reduced) {
        Model model = setting.group().model();
        double batch = setting.batch();
        double width = model.width();
        double length = reduced ? model.span() + batch : setting.dimension();
        double looks = 1 + model.algorithm().gradientEvaluationsPerStep();
        double rotation = reduced ? model.vectors() * model.vectors() * length : 0;
        return NANOS_PER_GENERAL_STEP
                + NANOS_PER_NORMAL * batch * (reduced ? model.span() + batch / 2 : length)
                + NANOS_PER_PRODUCT * (looks * width * batch * length + rotation)
                + NANOS_PER_NEURON_AND_SAMPLE * width * batch;
    }

    /** Whether cells that are simulated together take less time than one after the other. */
    public boolean sharesLanes() {
        return nanosPerRound > 0;
    }

    /**
     * Core time of so many cells simulated together. Rounds last as long as the slowest cell: of k exponential times the
     * longest is expected at 1 + 1/2 + ... + 1/k of the mean.
     */
    public double nanos(int cells) {
        double longest = 0;
        for (int k = 1; k <= Math.min(cells, LANES); k++) {
            longest += steps / k;
        }
        double rounds = Math.max(cells * steps / LANES, Math.min(maxSteps, longest));
        return cells * (NANOS_PER_CELL + steps * nanosPerStep) + rounds * nanosPerRound;
    }
}

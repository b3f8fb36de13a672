package dev.escapement.sweep;

/**
 * What a step takes, in nanoseconds of core time.
 *
 * @param nanos of one cell's step
 * @param nanosPerRound of a step of all lanes beside that of each; 0 where cells share none
 */
public record StepTime(double nanos, double nanosPerRound) {
    private static final double NANOS_PER_CELL = 5_000;
    /** How many reduced runs share a loop at most. */
    static final int LANES = 128;

    /** Steps of cells that share no lanes. */
    static StepTime alone(double nanos) {
        return new StepTime(nanos, 0);
    }

    /** The time of a machine on which everything takes so many times as long. */
    StepTime times(double factor) {
        return new StepTime(nanos * factor, nanosPerRound * factor);
    }

    /** One step of a cell that is simulated alone. */
    double alone() {
        return nanos + nanosPerRound;
    }

    /**
     * So many cells simulated together. Rounds last as long as the slowest cell: of k exponential times the longest is expected at
     * 1 + 1/2 + ... + 1/k of the mean.
     *
     * @param steps the mean of a cell's steps
     * @param most the most steps that a cell may take
     */
    double nanos(int cells, double steps, double most) {
        double longest = 0;
        for (int k = 1; k <= Math.min(cells, LANES); k++) {
            longest += steps / k;
        }
        return nanosOf(cells, Math.min(most, longest), cells * steps);
    }

    /**
     * The same where it is known how long the longest cell was.
     *
     * @param longest its steps
     * @param all the steps of all cells
     */
    double nanosOf(int cells, double longest, double all) {
        return cells * NANOS_PER_CELL + all * nanos + Math.max(all / LANES, longest) * nanosPerRound;
    }
}

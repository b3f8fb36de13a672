package dev.escapement.theory;

/** The two policies that theory computes. */
final class StepSizes {
    private StepSizes() {}

    static double paper(Problem problem, double delta) {
        throw new IllegalStateException(problem + " " + delta);
    }

    static double optimal(Problem problem) {
        throw new IllegalStateException(problem.toString());
    }
}

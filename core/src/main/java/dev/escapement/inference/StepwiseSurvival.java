package dev.escapement.inference;

import dev.escapement.inference.survival.Cohort;
import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * A law's survival probability at each step that some runs ask for, to about 10^-4, from far fewer evaluations than steps. The steps
 * are halved again and again, at multiples of powers of two, until the survival probability is a straight line between neighbours.
 */
final class StepwiseSurvival {
    /** A stretch in which the survival probability falls further than this is halved. */
    private static final double LONGEST_FALL = 1.0 / 16;
    /** So is one whose middle lies further than this from the straight line. */
    private static final double TOLERANCE = 1e-4;

    private final DoubleUnaryOperator survival;
    private final double[] steps;
    private final double[] found;

    private StepwiseSurvival(DoubleUnaryOperator survival, double[] steps) {
        this.survival = survival;
        this.steps = steps;
        found = new double[steps.length];
    }

    /** The survival probability at the steps of runs, and one step before. */
    static StepwiseSurvival of(Cohort runs, DoubleUnaryOperator survival) {
        double[] steps = IntStream.range(0, runs.size())
                .mapToDouble(runs::time)
                .flatMap(time -> DoubleStream.of(time - 1, time))
                .filter(step -> step > 0)
                .sorted()
                .distinct()
                .toArray();
        StepwiseSurvival law = new StepwiseSurvival(survival, steps);
        double last = steps[steps.length - 1];
        double length = Math.scalb(1.0, Math.getExponent(last) + 1);
        law.find(0, steps.length, new Stretch(0, 1, last, survival.applyAsDouble(last)), length);
        return law;
    }

    /** Steps from {@code low} on, up to {@code high}, with the survival probability at both. */
    private record Stretch(double low, double atLow, double high, double atHigh) {
        double line(double step) {
            return atLow + (step - low) / (high - low) * (atHigh - atLow);
        }
    }

    /**
     * Finds what is asked for within a stretch.
     *
     * @param from the first step that lies beyond its low end
     * @param to the first step that lies beyond its high end
     * @param length a power of two; the stretch ends there if it is not the last
     */
    private void find(int from, int to, Stretch stretch, double length) {
        double half = length / 2;
        double middle = stretch.low + half;
        if (from == to) {
            return;
        }
        if (half < 1) {
            draw(from, to, stretch);
        } else if (middle >= stretch.high) {
            find(from, to, stretch, half);
        } else {
            double atMiddle = survival.applyAsDouble(middle);
            int split = from;
            while (split < to && steps[split] <= middle) {
                split++;
            }
            Stretch left = new Stretch(stretch.low, stretch.atLow, middle, atMiddle);
            Stretch right = new Stretch(middle, atMiddle, stretch.high, stretch.atHigh);
            if (stretch.atLow - stretch.atHigh <= LONGEST_FALL
                    && Math.abs(stretch.line(middle) - atMiddle) <= TOLERANCE) {
                draw(from, split, left);
                draw(split, to, right);
            } else {
                find(from, split, left, half);
                find(split, to, right, half);
            }
        }
    }

    private void draw(int from, int to, Stretch stretch) {
        for (int i = from; i < to; i++) {
            found[i] = stretch.line(steps[i]);
        }
    }

    /** The survival probability at a step of a run, or one before it. */
    double at(double step) {
        return step > 0 ? found[Arrays.binarySearch(steps, step)] : 1;
    }
}

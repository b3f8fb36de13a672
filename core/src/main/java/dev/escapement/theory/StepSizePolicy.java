package dev.escapement.theory;

import dev.escapement.algorithm.Problem;
import dev.escapement.theory.stepsize.StepSizes;
import java.io.Serializable;

/** How the outer learning rate gamma follows the dimension and the inner learning rate. */
public sealed interface StepSizePolicy extends Serializable
        permits StepSizePolicy.Given, StepSizePolicy.Law, StepSizePolicy.Optimal, StepSizePolicy.Paper {

    /** Why a policy has no answer. */
    String NO_COEFFICIENT = "no coefficient of the drift leads out of the flat start";

    /** The same if a coefficient does. */
    String NO_GAMMA = "the mean dynamics reach the threshold at no gamma";

    /** The name in tables. */
    String label();

    /**
     * The outer learning rate for a problem; the same number on every machine and JDK.
     *
     * @throws NoFiniteEscapeException if the policy rests on theory and theory finds no escape
     */
    double gamma(Problem problem);

    /** A number, the same at every dimension. */
    record Given(double value) implements StepSizePolicy {
        @Override
        public String label() {
            return "values";
        }

        @Override
        public double gamma(Problem problem) {
            return value;
        }
    }

    /** {@code gamma = coefficient d^-exponent}. */
    record Law(double coefficient, double exponent) implements StepSizePolicy {
        @Override
        public String label() {
            return "law";
        }

        @Override
        public double gamma(Problem problem) {
            return coefficient * StrictMath.pow(problem.dimension(), -exponent);
        }
    }

    /** {@code gamma = delta max_i |mu_i(eta)| d^-(i/2 v 1)} over the eligible i (Theorem 3.3 of the paper). */
    record Paper(double delta) implements StepSizePolicy {
        @Override
        public String label() {
            return "paper";
        }

        @Override
        public double gamma(Problem problem) {
            return StepSizes.paper(problem, delta)
                    .orElseThrow(() -> NoFiniteEscapeException.of(problem, NO_COEFFICIENT));
        }
    }

    /** The minimiser of the mean map's escape time over a fixed grid: the theorem's best gamma, at finite d. */
    record Optimal() implements StepSizePolicy {
        @Override
        public String label() {
            return "optimal";
        }

        @Override
        public double gamma(Problem problem) {
            return StepSizes.optimal(problem)
                    .orElseThrow(() -> NoFiniteEscapeException.of(
                            problem, StepSizes.paper(problem, 1).isPresent() ? NO_GAMMA : NO_COEFFICIENT));
        }
    }
}

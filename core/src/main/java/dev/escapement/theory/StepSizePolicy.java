package dev.escapement.theory;

import dev.escapement.algorithm.Problem;
import dev.escapement.numeric.PowerLaw;
import dev.escapement.theory.stepsize.StepSizes;
import java.io.Serializable;
import java.util.Arrays;
import java.util.Optional;

/** How the outer learning rate gamma follows the dimension and the inner learning rate. */
public sealed interface StepSizePolicy extends Serializable
        permits StepSizePolicy.Given,
                StepSizePolicy.Law,
                StepSizePolicy.Optimal,
                StepSizePolicy.Fastest,
                StepSizePolicy.Paper {

    /** Which of the policies this is, whatever its parameters. */
    Kind kind();

    /**
     * The outer learning rate for a problem; the same number on every machine and JDK.
     *
     * @throws NoFiniteEscapeException if the policy rests on theory and theory finds no escape
     */
    double gamma(Problem problem);

    /** The law in the dimension that gamma is told to follow; empty where gamma is one number, or theory finds it. */
    Optional<PowerLaw> law();

    /** Whether gamma follows the dimension, so that the escape time has an exponent. */
    boolean followsDimension();

    /** Whether each gamma is found by computing many laws, which takes seconds: no curve over many dimensions or rates is drawn. */
    default boolean searchesLaws() {
        return false;
    }

    private static void check(Problem problem) {
        Coverage.gap(problem.model()).ifPresent(gap -> {
            throw NoFiniteEscapeException.notCovered(problem, gap);
        });
    }

    /** The policies without their parameters. */
    enum Kind {
        OPTIMAL("optimal"),
        FASTEST("fastest"),
        PAPER("paper"),
        LAW("law"),
        VALUES("values");

        private final String label;

        Kind(String label) {
            this.label = label;
        }

        /** The name in configurations and tables; {@link #parse} reads it back. */
        public String label() {
            return label;
        }

        /**
         * The policy of a name.
         *
         * @throws IllegalArgumentException if there is none
         */
        public static Kind parse(String label) {
            return Arrays.stream(values())
                    .filter(kind -> kind.label.equals(label))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("no gamma policy is called " + label));
        }
    }

    /** A number, the same at every dimension. */
    record Given(double value) implements StepSizePolicy {
        @Override
        public Kind kind() {
            return Kind.VALUES;
        }

        @Override
        public Optional<PowerLaw> law() {
            return Optional.empty();
        }

        @Override
        public boolean followsDimension() {
            return false;
        }

        @Override
        public double gamma(Problem problem) {
            return value;
        }
    }

    /** {@code gamma = coefficient d^-exponent}. */
    record Law(double coefficient, double exponent) implements StepSizePolicy {
        /** The law itself. */
        public PowerLaw power() {
            return new PowerLaw(coefficient, exponent);
        }

        @Override
        public Kind kind() {
            return Kind.LAW;
        }

        @Override
        public Optional<PowerLaw> law() {
            return Optional.of(power());
        }

        @Override
        public boolean followsDimension() {
            return true;
        }

        @Override
        public double gamma(Problem problem) {
            return power().at(problem.dimension());
        }
    }

    /** {@code gamma = delta max_i |mu_i(eta)| d^-(i/2 v 1)} over the eligible i (Theorem 3.3 of the paper). */
    record Paper(double delta) implements StepSizePolicy {
        @Override
        public Kind kind() {
            return Kind.PAPER;
        }

        @Override
        public Optional<PowerLaw> law() {
            return Optional.empty();
        }

        @Override
        public boolean followsDimension() {
            return true;
        }

        @Override
        public double gamma(Problem problem) {
            check(problem);
            return StepSizes.paper(problem, delta).orElseThrow(() -> NoFiniteEscapeException.noCoefficient(problem));
        }
    }

    /** The minimiser of the mean map's escape time over a fixed grid: the theorem's best gamma, at finite d. */
    record Optimal() implements StepSizePolicy {
        @Override
        public Kind kind() {
            return Kind.OPTIMAL;
        }

        @Override
        public Optional<PowerLaw> law() {
            return Optional.empty();
        }

        @Override
        public boolean followsDimension() {
            return true;
        }

        @Override
        public double gamma(Problem problem) {
            check(problem);
            return StepSizes.optimal(problem)
                    .orElseThrow(() -> StepSizes.paper(problem, 1).isPresent()
                            ? NoFiniteEscapeException.noGamma(problem)
                            : NoFiniteEscapeException.noCoefficient(problem));
        }
    }

    /**
     * The minimiser of the median of T over a fixed grid, by the law of T: the best gamma for the runs themselves, whose noise
     * can carry them past a gamma at which the mean map holds them. At a small d it can be one whose single steps turn w far round.
     * The search begins at {@link Optimal}'s gamma.
     */
    record Fastest() implements StepSizePolicy {
        @Override
        public Kind kind() {
            return Kind.FASTEST;
        }

        @Override
        public Optional<PowerLaw> law() {
            return Optional.empty();
        }

        @Override
        public boolean followsDimension() {
            return true;
        }

        @Override
        public boolean searchesLaws() {
            return true;
        }

        @Override
        public double gamma(Problem problem) {
            if (ExitLaw.kind(problem.model()) == ExitLaw.Kind.FLOW) {
                throw NoFiniteEscapeException.noChain(problem);
            }
            double optimal = new Optimal().gamma(problem);
            return StepSizes.fastest(
                            problem,
                            optimal,
                            (gamma, horizon) ->
                                    ExitLaw.of(problem, gamma, horizon).quantile(0.5))
                    .orElseThrow(() -> NoFiniteEscapeException.noMedian(problem));
        }
    }
}

package dev.escapement.theory;

import dev.escapement.algorithm.Escape;
import dev.escapement.algorithm.InitialCondition;
import dev.escapement.algorithm.Model;
import dev.escapement.algorithm.Problem;
import dev.escapement.theory.meanmap.MeanDynamics;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.DoubleToIntFunction;
import java.util.function.DoubleUnaryOperator;

/**
 * The mean map's escape step as a function of the dimension, and its law, with learning rates that follow their laws: what the
 * exponent looks like before the asymptote, for any d up to 1e12.
 *
 * @param eta the inner learning rate at a dimension
 * @param batch the samples of a step at a dimension; an ArithmeticException is taken for more than can be
 */
public record FiniteSizeCurve(
        Model model,
        InitialCondition init,
        Escape escape,
        DoubleUnaryOperator eta,
        StepSizePolicy policy,
        DoubleToIntFunction batch) {
    /** The curve of steps that see one sample. */
    public FiniteSizeCurve(
            Model model, InitialCondition init, Escape escape, DoubleUnaryOperator eta, StepSizePolicy policy) {
        this(model, init, escape, eta, policy, dimension -> 1);
    }

    /** The local slope is taken from a quarter of the dimension to four times it: a gamma off its grid's best costs 2%. */
    static final double SPREAD = 4;

    /**
     * The curve at a dimension; what is undefined or infinite is empty.
     *
     * @param gamma the policy's
     * @param escapeStep T_G
     * @param localAlpha the slope of log T_G in log d, from d/4 (at least 2) to 4 d
     */
    public record Point(
            double dimension, double eta, OptionalDouble gamma, OptionalDouble escapeStep, OptionalDouble localAlpha) {}

    /** The dimensions whose {@link #steps} the curve at a dimension rests on. */
    public static List<Double> under(double dimension) {
        return List.of(low(dimension), dimension, high(dimension));
    }

    private static double low(double dimension) {
        return Math.max(2, dimension / SPREAD);
    }

    private static double high(double dimension) {
        return SPREAD * dimension;
    }

    /** The curve at a dimension of at least 2. */
    public Point at(double dimension) {
        double low = low(dimension);
        double high = high(dimension);
        return new Point(
                dimension,
                eta.applyAsDouble(dimension),
                gamma(dimension),
                steps(dimension),
                slope(low, steps(low), high, steps(high)));
    }

    /** The slope of log steps in log d between two dimensions; empty where the steps at either are. */
    static OptionalDouble slope(double low, OptionalDouble below, double high, OptionalDouble above) {
        return below.isPresent() && above.isPresent()
                ? OptionalDouble.of(
                        StrictMath.log(above.getAsDouble() / below.getAsDouble()) / StrictMath.log(high / low))
                : OptionalDouble.empty();
    }

    /** The law of the escape step at a dimension; no numbers where theory has no law or the policy gives no gamma. */
    public LawPoint law(double dimension) {
        return law(dimension, LawPoint::of);
    }

    /** The same, but of the quartiles only the median. */
    public LawPoint lawMedian(double dimension) {
        return law(dimension, LawPoint::ofMedian);
    }

    private LawPoint law(double dimension, Quartiles quartiles) {
        OptionalDouble gamma = gamma(dimension);
        return gamma.isEmpty() || ExitLaw.kind(model) == ExitLaw.Kind.NONE
                ? LawPoint.none(dimension)
                : quartiles.of(problem(dimension), gamma.getAsDouble(), steps(dimension));
    }

    private interface Quartiles {
        LawPoint of(Problem problem, double gamma, OptionalDouble escapeStep);
    }

    /** T_G at a dimension; empty where it is infinite. */
    public OptionalDouble steps(double dimension) {
        OptionalDouble gamma = gamma(dimension);
        if (gamma.isEmpty()) {
            return gamma;
        }
        double steps = MeanDynamics.escapeStep(problem(dimension), gamma.getAsDouble());
        return steps < Double.POSITIVE_INFINITY ? OptionalDouble.of(steps) : OptionalDouble.empty();
    }

    /** The least-squares slope of log T_G in log d; empty with fewer than two dimensions or where T_G is infinite. */
    public OptionalDouble alpha(List<Double> dimensions) {
        double meanX = 0;
        double meanY = 0;
        double[] logSteps = new double[dimensions.size()];
        for (int i = 0; i < logSteps.length; i++) {
            OptionalDouble steps = steps(dimensions.get(i));
            if (steps.isEmpty() || logSteps.length < 2) {
                return OptionalDouble.empty();
            }
            logSteps[i] = StrictMath.log(steps.getAsDouble());
            meanX += StrictMath.log(dimensions.get(i)) / logSteps.length;
            meanY += logSteps[i] / logSteps.length;
        }
        double products = 0;
        double squares = 0;
        for (int i = 0; i < logSteps.length; i++) {
            double x = StrictMath.log(dimensions.get(i)) - meanX;
            products += x * (logSteps[i] - meanY);
            squares += x * x;
        }
        return squares == 0 ? OptionalDouble.empty() : OptionalDouble.of(products / squares);
    }

    private OptionalDouble gamma(double dimension) {
        try {
            return OptionalDouble.of(policy.gamma(problem(dimension)));
        } catch (NoFiniteEscapeException | ArithmeticException none) {
            return OptionalDouble.empty();
        }
    }

    private Problem problem(double dimension) {
        return new Problem(model, dimension, eta.applyAsDouble(dimension), init, escape, batch.applyAsInt(dimension));
    }
}

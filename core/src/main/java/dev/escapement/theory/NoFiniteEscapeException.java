package dev.escapement.theory;

import dev.escapement.algorithm.Algorithm;
import dev.escapement.algorithm.Model;
import dev.escapement.algorithm.Problem;
import dev.escapement.numeric.Decimals;

/** Theory finds no escape for a problem, so a step-size policy that rests on it has no answer. */
public final class NoFiniteEscapeException extends RuntimeException {
    private static final String NO_COEFFICIENT = "no coefficient of the drift leads out of the flat start";

    private static final String NO_GAMMA = "the mean dynamics reach the threshold at no gamma";

    private static final String NO_MEDIAN = "half of the runs reach the threshold at no gamma";

    private static final String NO_CHAIN =
            "in the euclidean geometry the law of the escape time is that of the mean flow alone";

    private static final long serialVersionUID = 1;
    private static final int DIGITS = 4;

    private NoFiniteEscapeException(String message) {
        super(message);
    }

    /** For a problem without a coefficient that drives an escape. */
    static NoFiniteEscapeException noCoefficient(Problem problem) {
        Algorithm rule = problem.model().algorithm();
        return of(problem, rule.dependsOnLabel(problem.model().loss()) ? NO_COEFFICIENT : noLabel(rule));
    }

    /** For a problem whose mean dynamics get nowhere although a coefficient drives an escape. */
    static NoFiniteEscapeException noGamma(Problem problem) {
        return of(problem, NO_GAMMA);
    }

    /** For a problem of which at no gamma half of the runs escape. */
    static NoFiniteEscapeException noMedian(Problem problem) {
        return of(problem, NO_MEDIAN);
    }

    /** For a problem whose law of the escape time is none that single runs follow. */
    static NoFiniteEscapeException noChain(Problem problem) {
        return of(problem, NO_CHAIN);
    }

    /** For a problem that theory does not cover. */
    static NoFiniteEscapeException notCovered(Problem problem, Caveat why) {
        return of(problem, why.message());
    }

    private static String noLabel(Algorithm rule) {
        return "psi = " + rule.formula() + " does not depend on y, so that no sample tells where theta is";
    }

    private static NoFiniteEscapeException of(Problem problem, String why) {
        Model model = problem.model();
        String eta = model.algorithm().usesEta() ? ", eta = " + Decimals.spell(problem.eta(), DIGITS) : "";
        String label =
                model.label().identity() ? "" : ", label " + model.label().text();
        return new NoFiniteEscapeException("link " + model.target().name() + " with activation "
                + model.neuron().activation().name() + " under "
                + model.algorithm().name() + ", " + model.loss().label() + " loss" + label + ", d = "
                + Decimals.spell(problem.dimension()) + eta + ": " + why
                + ", so there is no best gamma; give one with gamma policy law or values");
    }
}

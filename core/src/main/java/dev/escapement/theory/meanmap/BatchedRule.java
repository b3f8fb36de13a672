package dev.escapement.theory.meanmap;

import dev.escapement.algorithm.Algorithm.Coupling;
import dev.escapement.algorithm.Loss;
import dev.escapement.algorithm.Model;
import dev.escapement.algorithm.Problem;
import dev.escapement.theory.expansion.Drift;
import dev.escapement.theory.expansion.DriftExpansion;
import dev.escapement.theory.expansion.Teacher;
import dev.escapement.theory.quadrature.Kinks;
import dev.escapement.theory.quadrature.QuadratureRules;
import dev.escapement.theory.quadrature.SampleQuadrature;
import java.util.List;

/**
 * The rule that one sample of a batch follows at one state, given the other samples. Where the batch moves the second layer,
 * the others add to it the mean of their own steps, with a scatter about it of which two nodes have the variance and the skewness.
 *
 * <p>Where the batch moves the weights before it is seen again, a sample's own share moves its pre-activation by
 * {@code (eta/B) psi |x|^2}. The others move it by {@code eta} times the mean direction's and at random by
 * {@code eta sqrt(d/B)}: with eta of order 1/d both are smaller by a power of d than what the sample itself does, and left out.
 */
final class BatchedRule {
    private BatchedRule() {}

    /** One value of what the samples share, with its probability. */
    record Branch(double weight, Model model) {}

    /** The problem with the inner learning rate that one sample's own share of the batch's free steps has. */
    static Problem ownShare(Problem problem) {
        return problem.model().algorithm().coupling() == Coupling.WEIGHTS
                ? new Problem(
                        problem.model(),
                        problem.dimension(),
                        problem.eta() / problem.batch(),
                        problem.init(),
                        problem.escape(),
                        problem.batch())
                : problem;
    }

    /**
     * The branches at a state.
     *
     * @param sample one sample there
     * @param z its pre-activations
     */
    static List<Branch> branches(Problem problem, SampleQuadrature sample, double[] z) {
        if (!couples(problem)) {
            return List.of(new Branch(1, problem.model()));
        }
        double others = problem.eta() * (problem.batch() - 1) / problem.batch();
        double[] moments = layerStep(problem.model(), sample, z);
        double shift = others * moments[0];
        double scatter = others * Math.sqrt(moments[1] / (problem.batch() - 1));
        double skewness = moments[2] / (moments[1] * Math.sqrt(moments[1]) * Math.sqrt(problem.batch() - 1.0));
        if (!(Math.abs(scatter) > 0 && Math.abs(skewness) < Double.POSITIVE_INFINITY)) {
            return List.of(branch(problem, 1, shift));
        }
        double root = Math.sqrt(skewness * skewness + 4);
        double high = (skewness + root) / 2;
        double low = (skewness - root) / 2;
        return List.of(
                branch(problem, high / root, shift + scatter * low),
                branch(problem, -low / root, shift + scatter * high));
    }

    private static boolean couples(Problem problem) {
        return problem.batch() > 1 && problem.model().algorithm().coupling() == Coupling.SECOND_LAYER;
    }

    private static Branch branch(Problem problem, double weight, double shift) {
        Model model = problem.model();
        return new Branch(
                weight,
                new Model(
                        model.algorithm().amongOthers(shift, 1.0 / problem.batch()),
                        model.target(),
                        model.neuron(),
                        model.loss(),
                        model.geometry(),
                        model.noiseStd(),
                        model.label(),
                        model.width(),
                        model.momentum()));
    }

    /** Mean and second and third central moment of a sample's step of the second layer, {@code r act(z)}, per unit of eta. */
    private static double[] layerStep(Model model, SampleQuadrature sample, double[] z) {
        int n = sample.lanes();
        double[] value = new double[n];
        model.neuron().activation().value(z, value, n);
        double[] prediction = new double[n];
        for (int i = 0; i < n; i++) {
            prediction[i] = model.neuron().secondLayer() * value[i];
        }
        double[] residual = new double[n];
        Loss.OnLanes loss = model.loss().residual(n);
        loss.at(sample.label, prediction, residual, n);
        double mean = 0;
        for (int i = 0; i < n; i++) {
            mean += sample.weight[i] * residual[i] * value[i];
        }
        double square = 0;
        double cube = 0;
        for (int i = 0; i < n; i++) {
            double deviation = residual[i] * value[i] - mean;
            square += sample.weight[i] * deviation * deviation;
            cube += sample.weight[i] * deviation * deviation * deviation;
        }
        return new double[] {mean, square, cube};
    }

    /** The coefficients of the drift of a batch's step, with what its samples share as it is at overlap 0. */
    static Drift series(Problem problem, int nodes) {
        Model model = problem.model();
        if (couples(problem)) {
            Problem labelled = Teacher.of(problem);
            QuadratureRules rules =
                    QuadratureRules.ofBatch(labelled.model(), problem.eta(), problem.dimension(), nodes);
            Kinks kinks = new Kinks(labelled.model(), problem.eta(), problem.dimension(), problem.large());
            SampleQuadrature sample = new SampleQuadrature(labelled.model(), rules, kinks, 0, 1);
            double shift = problem.eta()
                    * (problem.batch() - 1)
                    / problem.batch()
                    * layerStep(labelled.model(), sample, sample.g)[0];
            model = branch(labelled, 1, shift).model();
        }
        return DriftExpansion.drift(model, ownShare(problem).eta(), problem.dimension());
    }
}

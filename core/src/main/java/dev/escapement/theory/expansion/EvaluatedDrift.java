package dev.escapement.theory.expansion;

import dev.escapement.algorithm.Model;
import dev.escapement.algorithm.Problem;
import dev.escapement.theory.quadrature.GaussRule;
import dev.escapement.theory.quadrature.Panels;
import dev.escapement.theory.quadrature.Reflection;
import dev.escapement.theory.quadrature.SquaredNorms;
import java.util.Arrays;
import java.util.stream.DoubleStream;

/**
 * The coefficients of a model whose psi is no polynomial in the learning rate: by quadrature over the pre-activation, then
 * over the label and, where the rule reads it, over {@code |x|^2}, a chi-square variable. A coefficient within its error of 0
 * is put to 0.
 *
 * @param size about {@code E|psi he_1(s)|}
 */
public record EvaluatedDrift(Drift drift, double size) {
    private static final int ORDER = DriftExpansion.ORDER;
    private static final int MOST_PANELS = 512;

    /** Of a panel, and what the inner integrals leave, relative to a coefficient's size and to the tolerance of these. */
    private static final double TOLERANCE = 10;

    /** The drift of a model. */
    static EvaluatedDrift of(Model model, double eta, double dimension) {
        GaussRule norms = norms(model, eta, dimension);
        double tolerance = TOLERANCE * EvaluatedResponse.tolerance(model);
        Panels signal = Powers.repeatsLinearGradient(model)
                ? Panels.hermite(ORDER, model.link().growth(), tolerance, MOST_PANELS)
                : Panels.graded(ORDER, model.link().growth(), tolerance, MOST_PANELS);
        double[] sum = new double[ORDER + 1];
        double[] error = new double[ORDER + 1];
        double size = 0;
        for (int j = 0; j < norms.size(); j++) {
            // Then both halves of the signal's line contribute alike, to every coefficient.
            boolean half = !Powers.repeatsLinearGradient(model) && Reflection.odd(model, eta, dimension, norms.node(j));
            Panels.Integral integral = integral(model, signal, Response.of(model, eta, dimension, norms.node(j)), half);
            for (int i = 1; i <= ORDER; i++) {
                sum[i] += norms.weight(j) * integral.value()[i];
                error[i] += norms.weight(j) * (integral.error()[i] + tolerance * integral.size()[i]);
            }
            size += norms.weight(j) * integral.size()[1];
        }
        for (int i = 1; i <= ORDER; i++) {
            sum[i] = Math.abs(sum[i]) <= error[i] ? 0 : Math.sqrt(i) * sum[i];
            error[i] *= Math.sqrt(i);
        }
        return new EvaluatedDrift(new Drift(sum, error, false), size);
    }

    private static GaussRule norms(Model model, double eta, double dimension) {
        if (!model.algorithm().readsSquaredNorm() || dimension >= Problem.LARGE) {
            return GaussRule.at(dimension);
        }
        double[] kinks = SquaredNorms.kinks(model, eta, dimension);
        return kinks.length == 0
                ? GaussRule.chiSquare(dimension, nodes(dimension))
                : SquaredNorms.split(dimension, kinks, nodes(dimension));
    }

    /** The same of psi times a factor. */
    EvaluatedDrift times(double factor) {
        double[] strength = Arrays.stream(drift.strength()).map(x -> factor * x).toArray();
        double[] error = Arrays.stream(drift.error()).map(x -> factor * x).toArray();
        return new EvaluatedDrift(new Drift(strength, error, drift.complete()), factor * size);
    }

    /** So many that what the rule does not see of a smooth function of {@code |x|^2 / d} is below 1e-7. */
    private static int nodes(double dimension) {
        return (int) Math.min(20, Math.ceil(34 / StrictMath.log(dimension / 2 + 1.5)));
    }

    private static Panels.Integral integral(Model model, Panels signal, Response response, boolean half) {
        double[] mean = new double[ORDER];
        double[] size = new double[ORDER];
        return signal.integrate(
                (s, values, sizes) -> {
                    if (half && s < 0) {
                        Arrays.fill(values, 0);
                        Arrays.fill(sizes, 0);
                        return;
                    }
                    // Without a mean at one label there is none at all.
                    if (!Double.isNaN(mean[0])) {
                        response.at(model.link().value(s), mean, size);
                        if (Arrays.stream(mean).anyMatch(Double::isNaN)) {
                            Arrays.fill(mean, Double.NaN);
                            Arrays.fill(size, Double.NaN);
                        }
                    }
                    for (int i = 1; i <= ORDER; i++) {
                        values[i] = half ? 2 * mean[i - 1] : mean[i - 1];
                        sizes[i] = half ? 2 * size[i - 1] : size[i - 1];
                    }
                },
                DoubleStream.concat(
                                Arrays.stream(response.breaks(half ? 0 : Double.NEGATIVE_INFINITY)),
                                model.link().breaks().stream().mapToDouble(at -> at))
                        .sorted()
                        .distinct()
                        .toArray());
    }
}

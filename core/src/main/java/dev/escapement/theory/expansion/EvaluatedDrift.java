package dev.escapement.theory.expansion;

import dev.escapement.algorithm.Model;
import dev.escapement.algorithm.Problem;
import dev.escapement.theory.quadrature.GaussRule;
import dev.escapement.theory.quadrature.Panels;
import java.util.Arrays;
import java.util.stream.DoubleStream;

/**
 * The coefficients of a model whose psi is no polynomial in the learning rate: by quadrature over the pre-activation, then
 * over the label and, where the rule reads it, over {@code |x|^2}, a chi-square variable. A coefficient within its error of 0
 * is put to 0.
 */
public final class EvaluatedDrift {
    private static final int ORDER = DriftExpansion.ORDER;
    private static final double TOLERANCE = 1e-11;
    private static final int MOST_PANELS = 512;

    /** Relative to a coefficient's size: what the inner integrals leave. */
    private static final double ROUNDING = 1e-11;

    private final Model model;
    private final double[] sum = new double[ORDER + 1];
    private final double[] error = new double[ORDER + 1];

    private EvaluatedDrift(Model model) {
        this.model = model;
    }

    /** {@code i! mu_i} at index i. */
    static double[] coefficients(Model model, double eta, double dimension) {
        EvaluatedDrift drift = new EvaluatedDrift(model);
        GaussRule norms = model.algorithm().readsSquaredNorm() && dimension < Problem.LARGE
                ? GaussRule.chiSquare(dimension, nodes(dimension))
                : GaussRule.at(dimension);
        Panels signal = Panels.hermite(ORDER, model.link().growth(), TOLERANCE, MOST_PANELS);
        for (int j = 0; j < norms.size(); j++) {
            drift.add(norms.weight(j), signal, Response.of(model, eta, norms.node(j)));
        }
        return drift.coefficients();
    }

    /** So many that what the rule does not see of a smooth function of {@code |x|^2 / d} is below 1e-7. */
    private static int nodes(double dimension) {
        return (int) Math.min(20, Math.ceil(34 / StrictMath.log(dimension / 2 + 1.5)));
    }

    private void add(double weight, Panels signal, Response response) {
        double[] mean = new double[ORDER];
        double[] size = new double[ORDER];
        Panels.Integral integral = signal.integrate(
                (s, values, sizes) -> {
                    response.at(model.link().value(s), mean, size);
                    System.arraycopy(mean, 0, values, 1, ORDER);
                    System.arraycopy(size, 0, sizes, 1, ORDER);
                },
                DoubleStream.concat(
                                Arrays.stream(response.breaks()),
                                model.link().breaks().stream().mapToDouble(at -> at))
                        .sorted()
                        .distinct()
                        .toArray());
        for (int i = 1; i <= ORDER; i++) {
            sum[i] += weight * integral.value()[i];
            error[i] += weight * (integral.error()[i] + ROUNDING * integral.size()[i]);
        }
    }

    private double[] coefficients() {
        double[] out = new double[ORDER + 1];
        for (int i = 1; i <= ORDER; i++) {
            out[i] = Math.abs(sum[i]) <= error[i] ? 0 : Math.sqrt(i) * sum[i];
        }
        return out;
    }
}

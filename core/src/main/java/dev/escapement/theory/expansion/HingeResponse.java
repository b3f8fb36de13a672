package dev.escapement.theory.expansion;

import dev.escapement.algorithm.Model;
import dev.escapement.link.ErrorFunction;
import dev.escapement.theory.quadrature.Hermite;
import java.util.Arrays;

/**
 * Batch reuse with a hinge, {@code act(z) = w = max(z - b, 0)}, and a residual {@code y - c prediction}, in closed form: with
 * {@code h = a eta |x|^2}, where {@code w > 0} and {@code w~ = (1 - c a h) w + h y > 0},
 * {@code psi = a (1 - c a h) (y - c a w)}; else 0.
 */
public final class HingeResponse implements Response {
    private static final ErrorFunction ERF = new ErrorFunction();
    private static final double ROOT_TWO_PI = 2.5066282746310002;

    private final double a;
    /** c a. */
    private final double share;

    private final double at;
    private final double push;
    private final double stretch;

    /** At an inner learning rate, with {@code |x|^2} put to a number. */
    HingeResponse(Model model, double eta, double squaredNorm) {
        a = model.neuron().secondLayer();
        share = model.loss().predictionFactor().orElseThrow() * a;
        at = model.neuron().activation().hinge().orElseThrow();
        push = a * eta * squaredNorm;
        stretch = 1 - share * push;
    }

    @Override
    public void at(double label, double[] mean, double[] size) {
        if (stretch == 0) {
            Arrays.fill(mean, 0);
            Arrays.fill(size, 0);
            return;
        }
        double edge = -push * label / stretch;
        double[] low = edges(at + (stretch > 0 ? Math.max(edge, 0) : 0), mean.length);
        double[] high = edges(stretch > 0 ? Double.POSITIVE_INFINITY : at + Math.max(edge, 0), mean.length);
        for (int n = 0; n < mean.length; n++) {
            // z he_n = sqrt(n+1) he_(n+1) + sqrt(n) he_(n-1).
            double along = Hermite.root(n + 1) * (low[n + 1] - high[n + 1]);
            double alongSize = Hermite.root(n + 1) * (Math.abs(low[n + 1]) + Math.abs(high[n + 1]));
            if (n > 0) {
                along += Hermite.root(n) * (low[n - 1] - high[n - 1]);
                alongSize += Hermite.root(n) * (Math.abs(low[n - 1]) + Math.abs(high[n - 1]));
            }
            along -= at * (low[n] - high[n]);
            alongSize += Math.abs(at) * (Math.abs(low[n]) + Math.abs(high[n]));
            double scale = a * stretch;
            mean[n] = scale * (label * (low[n] - high[n]) - share * along);
            size[n] = Math.abs(scale)
                    * (Math.abs(label) * (Math.abs(low[n]) + Math.abs(high[n])) + Math.abs(share) * alongSize);
        }
    }

    /** {@code E[he_n(z) 1{z > edge}]}, n from 0 to {@code order}: {@code he_(n-1) / sqrt(n)} times the density at the edge. */
    private static double[] edges(double edge, int order) {
        double[] beyond = new double[order + 1];
        if (edge > 40) {
            return beyond;
        }
        double[] he = new double[order];
        Hermite.at(edge, he);
        double density = StrictMath.exp(-0.5 * edge * edge) / ROOT_TWO_PI;
        beyond[0] = (1 - ERF.value(edge)) / 2;
        for (int n = 1; n <= order; n++) {
            beyond[n] = density * he[n - 1] / Hermite.root(n);
        }
        return beyond;
    }
}

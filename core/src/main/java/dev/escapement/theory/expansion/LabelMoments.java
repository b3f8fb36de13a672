package dev.escapement.theory.expansion;

import dev.escapement.algorithm.Model;
import dev.escapement.link.ErrorFunction;
import dev.escapement.link.Link;
import java.util.HashMap;
import java.util.Map;

/**
 * The Hermite coefficients {@code E[L(y) he_i(<theta, x>)]} of functions L of a model's label {@code y = link(s) + noise}. Not
 * safe for use by two threads.
 */
public final class LabelMoments {
    private static final ErrorFunction ERF = new ErrorFunction();
    private static final double ROOT_TWO_PI = 2.5066282746310002;

    /** Standard deviations below 0 of a mean from which a one-sided moment is a tail's. */
    private static final double FAR = 2;

    private static final int MILLER = 100;

    private final Link link;
    private final double noise;
    private final int order;
    private final Map<Integer, LinkExpansion> powers = new HashMap<>();

    /** Moments up to {@code he_order}. */
    LabelMoments(Model model, int order) {
        link = model.link();
        noise = model.noiseStd();
        this.order = order;
    }

    /** Of {@code y^power}, i from 1; the noise adds {@code C(power, 2l) (2l-1)!! sigma^2l link^(power - 2l)}. */
    LinkExpansion power(int power) {
        double[] value = new double[order + 1];
        double[] error = new double[order + 1];
        double factor = 1;
        for (int left = power; left >= 1 && factor != 0; left -= 2) {
            LinkExpansion expansion = powers.computeIfAbsent(left, p -> LinkExpansion.of(link, p, order));
            for (int i = 1; i <= order; i++) {
                value[i] += factor * expansion.coefficient(i);
                error[i] += factor * expansion.error(i);
            }
            factor *= noise * noise * left * (left - 1) / (power - left + 2);
        }
        return new LinkExpansion(value, error);
    }

    /**
     * Of {@code |y|^power} where the label has a sign, else 0.
     *
     * @param sign 1 or -1
     */
    LinkExpansion oneSided(int power, int sign) {
        double[] taylor = new double[2];
        return LinkExpansion.of(
                s -> {
                    link.taylor(s, taylor);
                    return oneSided(sign * taylor[0], power);
                },
                power * link.growth(),
                order,
                link.breaks());
    }

    /** {@code E[max(mean + noise, 0)^power]}, by the recurrence that integration by parts gives. */
    private double oneSided(double mean, int power) {
        if (noise == 0) {
            return mean > 0 ? LinkExpansion.power(mean, power) : 0;
        }
        double standard = mean / noise;
        if (standard < -FAR) {
            return LinkExpansion.power(noise, power) * tail(-standard, power);
        }
        double below = (1 + ERF.value(standard)) / 2;
        double moment = mean * below + noise * StrictMath.exp(-0.5 * standard * standard) / ROOT_TWO_PI;
        for (int k = 2; k <= power; k++) {
            double next = mean * moment + (k - 1) * noise * noise * below;
            below = moment;
            moment = next;
        }
        return moment;
    }

    /**
     * {@code E[max(g - c, 0)^power]} for {@code c > FAR}, where the recurrence cancels upwards: downwards from far above
     * (Miller), for the integrals I_k of {@code t^k exp(-c t - t^2/2)}, of which {@code I_1 + c I_0 = 1}.
     */
    private static double tail(double c, int power) {
        double above = 0;
        double integral = 1;
        double wanted = 0;
        for (int k = power + MILLER; k >= 1; k--) {
            double next = (above + c * integral) / k;
            above = integral;
            integral = next;
            wanted = k == power + 1 ? next : wanted;
        }
        return wanted / (above + c * integral) * StrictMath.exp(-0.5 * c * c) / ROOT_TWO_PI;
    }
}

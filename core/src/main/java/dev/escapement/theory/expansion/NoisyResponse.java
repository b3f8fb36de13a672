package dev.escapement.theory.expansion;

import dev.escapement.algorithm.Model;
import dev.escapement.theory.quadrature.GaussRule;
import dev.escapement.theory.quadrature.Labels;
import java.util.Arrays;

/**
 * A response to a label with Gaussian noise, integrated over it: by a Gauss-Hermite rule where it changes more slowly than the
 * noise, else on panels that grow from the noise at which the label is 0, where the response to a hinge has its kink. Where a
 * response may have kinks elsewhere, panels are halved until they agree with their halves.
 */
public final class NoisyResponse implements Response {
    private static final int NODES = 20;
    private static final int PANEL_NODES = 10;
    private static final double TOLERANCE = 1e-10;
    private static final int DEEPEST = 16;
    /** Beyond it lies a mass of 1e-17. */
    private static final double REACH = 8.5;

    private static final double ROOT_TWO_PI = 2.5066282746310002;

    private final Response clean;
    private final Labels labels;
    private final double noise;
    private final boolean known;
    private final boolean gentle;
    private final double shortest;
    private final double[] mean = new double[DriftExpansion.ORDER];
    private final double[] size = new double[DriftExpansion.ORDER];

    /**
     * The mean of a response.
     *
     * @param push the inverse of how far apart labels are to which the response differs
     * @param known whether the response has no kink but that at the label 0
     */
    NoisyResponse(Response clean, Model model, double push, boolean known) {
        this.clean = clean;
        this.known = known && model.label().identity();
        labels = new Labels(model);
        noise = model.noiseStd();
        double change = Math.abs(push * model.neuron().secondLayer()) * noise;
        gentle = this.known && model.neuron().activation().smooth() && change < 1;
        shortest = Math.min(1, 1 / change);
    }

    @Override
    public void at(double label, double[] smoothed, double[] sizes) {
        Arrays.fill(smoothed, 0);
        Arrays.fill(sizes, 0);
        if (gentle) {
            GaussRule rule = GaussRule.hermite(NODES);
            for (int j = 0; j < NODES; j++) {
                add(label, rule.node(j), rule.weight(j), smoothed, sizes);
            }
            return;
        }
        double centre = Math.max(-REACH, Math.min(REACH, -label / noise));
        for (int side = -1; side <= 1; side += 2) {
            double from = centre;
            double length = shortest;
            while (side * from < REACH) {
                double to = side * Math.min(REACH, side * from + length);
                if (known) {
                    panel(label, from, to, smoothed, sizes);
                } else {
                    halved(label, from, to, DEEPEST, smoothed, sizes);
                }
                from = to;
                length = Math.min(1, 2 * length);
            }
        }
    }

    /** Adds the integral over a panel, or over halves of halves where they differ from it. */
    private void halved(double label, double from, double to, int depth, double[] smoothed, double[] sizes) {
        double middle = (from + to) / 2;
        double[] whole = new double[smoothed.length];
        double[] parts = new double[smoothed.length];
        double[] size = new double[smoothed.length];
        panel(label, from, to, whole, new double[smoothed.length]);
        panel(label, from, middle, parts, size);
        panel(label, middle, to, parts, size);
        for (int n = 0; n < smoothed.length; n++) {
            if (depth > 0 && Math.abs(whole[n] - parts[n]) > TOLERANCE * (sizes[n] + size[n])) {
                halved(label, from, middle, depth - 1, smoothed, sizes);
                halved(label, middle, to, depth - 1, smoothed, sizes);
                return;
            }
        }
        for (int n = 0; n < smoothed.length; n++) {
            smoothed[n] += parts[n];
            sizes[n] += size[n];
        }
    }

    private void panel(double label, double from, double to, double[] smoothed, double[] sizes) {
        GaussRule rule = GaussRule.legendre(PANEL_NODES);
        for (int j = 0; j < PANEL_NODES; j++) {
            double g = from + (to - from) * (1 + rule.node(j)) / 2;
            double weight = Math.abs(to - from) * rule.weight(j) * StrictMath.exp(-0.5 * g * g) / ROOT_TWO_PI;
            add(label, g, weight, smoothed, sizes);
        }
    }

    private void add(double label, double g, double weight, double[] smoothed, double[] sizes) {
        clean.at(labels.of(label, g), mean, size);
        for (int n = 0; n < mean.length; n++) {
            smoothed[n] += weight * mean[n];
            sizes[n] += weight * size[n];
        }
    }
}

package dev.escapement.theory.quadrature;

import dev.escapement.algorithm.Model;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The law of a noisy label at a given output of the link, as a rule of few nodes however often the label breaks: the noise is
 * cut at the breaks, the labels that fine panels give are sorted by the pattern of psi's kinks, and each such part of the law is
 * replaced by its own Gauss rule.
 */
final class LabelLaw {
    private static final GaussRule PANEL = GaussRule.legendre(10);
    /** The longest panel, in standard deviations of the noise. */
    private static final double LONGEST = 1;

    private static final double ROOT_TWO_PI = 2.5066282746310002;

    private final double noiseStd;
    private final Labels labels;
    private final double[] breaks;
    private final List<List<Integer>> patterns = new ArrayList<>();
    private final int nodes;

    /**
     * The law of a model's labels.
     *
     * @param nodes of each part
     */
    LabelLaw(Model model, Kinks kinks, int nodes) {
        this.nodes = nodes;
        noiseStd = model.noiseStd();
        labels = new Labels(model);
        breaks = kinks.inOutput();
        for (int k = 0; k <= breaks.length; k++) {
            double from = k == 0 ? breaks.length == 0 ? -1 : breaks[0] - 2 : breaks[k - 1];
            double to = k == breaks.length ? from + 2 : breaks[k];
            patterns.add(kinks.pattern(labels.of((from + to) / 2, 0)));
        }
    }

    /** Labels with their probabilities, at an output of the link. */
    GaussRule at(double mean) {
        Map<List<Integer>, Part> parts = new HashMap<>();
        List<Part> order = new ArrayList<>();
        double from = -Kinks.REACH;
        for (int k = 0; k <= breaks.length && from < Kinks.REACH; k++) {
            double end = k < breaks.length ? (breaks[k] - mean) / noiseStd : Kinks.REACH;
            double to = Math.min(Kinks.REACH, end);
            if (to > from) {
                Part part = parts.computeIfAbsent(patterns.get(k), pattern -> new Part());
                if (part.count == 0) {
                    order.add(part);
                }
                part.add(mean, from, to);
                from = to;
            }
        }
        List<GaussRule> rules =
                order.stream().map(part -> part.rule().compressed(nodes)).toList();
        return GaussRule.union(rules);
    }

    /** The labels of one pattern. */
    private final class Part {
        private double[] label = new double[0];
        private double[] weight = new double[0];
        private int count;

        void add(double mean, double from, double to) {
            int panels = (int) Math.ceil((to - from) / LONGEST);
            label = Arrays.copyOf(label, count + panels * PANEL.size());
            weight = Arrays.copyOf(weight, label.length);
            double half = (to - from) / panels / 2;
            for (int k = 0; k < panels; k++) {
                for (int j = 0; j < PANEL.size(); j++) {
                    double noise = from + (2 * k + 1) * half + half * PANEL.node(j);
                    label[count] = labels.of(mean, noise);
                    weight[count++] = 2 * half * PANEL.weight(j) * StrictMath.exp(-0.5 * noise * noise) / ROOT_TWO_PI;
                }
            }
        }

        GaussRule rule() {
            return new GaussRule(label, weight);
        }
    }
}

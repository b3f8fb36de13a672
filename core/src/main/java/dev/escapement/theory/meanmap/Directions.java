package dev.escapement.theory.meanmap;

import dev.escapement.algorithm.Algorithm;
import dev.escapement.algorithm.Model;
import dev.escapement.theory.quadrature.SampleQuadrature;
import java.util.Arrays;

/** The direction psi on the nodes of a quadrature. */
final class Directions {
    /** Lanes evaluated at once: a rule's work space stays in the cache, however many nodes there are. */
    private static final int BLOCK = 4096;

    private Directions() {}

    /** Writes psi at every node, given pre-activations and {@code |x|^2} there. */
    static void evaluate(
            Model model,
            double eta,
            double dimension,
            SampleQuadrature sample,
            double[] z,
            double[] squaredNorm,
            double[] psi) {
        int most = Math.min(BLOCK, psi.length);
        Algorithm.Rule rule = model.algorithm().rule(model.neuron(), model.loss(), eta, dimension, most);
        if (psi.length == most) {
            rule.psi(sample.label, z, squaredNorm, psi, most);
            return;
        }
        double[] directions = new double[most];
        for (int from = 0; from < psi.length; from += most) {
            int to = Math.min(from + most, psi.length);
            rule.psi(
                    Arrays.copyOfRange(sample.label, from, to),
                    Arrays.copyOfRange(z, from, to),
                    Arrays.copyOfRange(squaredNorm, from, to),
                    directions,
                    to - from);
            System.arraycopy(directions, 0, psi, from, to - from);
        }
    }
}

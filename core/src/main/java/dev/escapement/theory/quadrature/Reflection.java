package dev.escapement.theory.quadrature;

import dev.escapement.algorithm.Algorithm;
import dev.escapement.algorithm.Model;
import dev.escapement.formula.Parity;
import java.util.Arrays;

/** Whether psi changes sign with the sample: {@code psi(-s, -z) = -psi(s, z)}. */
public final class Reflection {
    private static final double[] PROBES = {0.1, 0.7, 1.3, 1.9};
    private static final double ETA = 0.01;
    private static final double DIMENSION = 16;
    private static final double ROUNDING = 1e-9;

    private Reflection() {}

    /**
     * Whether psi changes sign with the sample, in law, for every eta and noise. Link and activation must have the same parity:
     * {@code y act'(z)} is odd then, and so are {@code y^2 act act'} and their like. Whether rule and loss keep to it is seen by
     * evaluating psi. The label changes sign with the sample if the link is odd; its noise is symmetric.
     */
    static boolean odd(Model model) {
        Parity teacher = model.link().parity();
        if (teacher == Parity.NONE || teacher != model.neuron().activation().parity()) {
            return false;
        }
        double sign = teacher == Parity.ODD ? -1 : 1;
        int n = PROBES.length;
        Algorithm.Rule rule = model.algorithm().rule(model.neuron(), model.loss(), ETA, DIMENSION, n);
        double[] norm = new double[n];
        Arrays.fill(norm, 1);
        double[] mirrored = Arrays.stream(PROBES).map(z -> -z).toArray();
        double[] label = new double[n];
        double[] psi = new double[n];
        double[] mirroredPsi = new double[n];
        for (double y : PROBES) {
            for (int side = -1; side <= 1; side += 2) {
                Arrays.fill(label, side * y);
                rule.psi(label, PROBES, norm, psi, n);
                Arrays.fill(label, sign * side * y);
                rule.psi(label, mirrored, norm, mirroredPsi, n);
                for (int i = 0; i < n; i++) {
                    double left = Math.abs(psi[i] + mirroredPsi[i]);
                    if (psi[i] != -mirroredPsi[i] && !(left <= ROUNDING * Math.abs(psi[i]))) {
                        return false;
                    }
                }
            }
        }
        return true;
    }
}

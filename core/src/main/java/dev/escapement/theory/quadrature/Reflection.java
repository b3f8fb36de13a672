package dev.escapement.theory.quadrature;

import dev.escapement.algorithm.Algorithm;
import dev.escapement.algorithm.Model;
import dev.escapement.formula.Parity;
import java.util.Arrays;

/** Whether psi changes sign with the sample: {@code psi(-s, -z) = -psi(s, z)}. */
public final class Reflection {
    private static final double[] PROBES = {0.1, 0.7, 1.3, 1.9, 3.1, 5.3, 9, 17, 30};
    /** Probes up to this index are compared one by one; of those further out tails are left that round differently. */
    private static final int NEAR = 4;

    private static final double ETA = 0.01;
    private static final double DIMENSION = 16;
    private static final double ROUNDING = 1e-9;

    private Reflection() {}

    /**
     * Whether psi changes sign with the sample, in law, whatever the noise; seen at one eta, and taken to hold at every. Teacher
     * and activation must have the same parity: {@code y act'(z)} is odd then, and so are {@code y^2 act act'} and their like.
     * Whether rule and loss keep to it is seen by evaluating psi. The label changes sign with the sample if the teacher is odd;
     * its noise is symmetric.
     */
    static boolean odd(Model model) {
        return odd(model, ETA, DIMENSION, 1);
    }

    /** The same, seen at an inner learning rate, with {@code |x|^2} put to a number. */
    public static boolean odd(Model model, double eta, double dimension, double squaredNorm) {
        Parity teacher = model.label().parity(model.link());
        if (teacher == Parity.NONE || teacher != model.neuron().activation().parity()) {
            return false;
        }
        double sign = teacher == Parity.ODD ? -1 : 1;
        int n = PROBES.length;
        Algorithm.Rule rule = model.algorithm().rule(model.neuron(), model.loss(), eta, dimension, n);
        double[] norm = new double[n];
        Arrays.fill(norm, squaredNorm);
        double[] mirrored = Arrays.stream(PROBES).map(z -> -z).toArray();
        double[] label = new double[n];
        double[] psi = new double[n];
        double[] mirroredPsi = new double[n];
        for (int j = 0; j < n; j++) {
            double y = PROBES[j];
            for (int side = -1; side <= 1; side += 2) {
                Arrays.fill(label, side * y);
                rule.psi(label, PROBES, norm, psi, n);
                Arrays.fill(label, sign * side * y);
                rule.psi(label, mirrored, norm, mirroredPsi, n);
                double largest = Arrays.stream(psi).map(Math::abs).max().getAsDouble();
                for (int i = 0; i < n; i++) {
                    double size = i < NEAR && j < NEAR ? Math.abs(psi[i]) : largest;
                    double left = Math.abs(psi[i] + mirroredPsi[i]);
                    boolean same = Double.isNaN(psi[i]) ? Double.isNaN(mirroredPsi[i]) : psi[i] == -mirroredPsi[i];
                    if (!same && !(left <= ROUNDING * size)) {
                        return false;
                    }
                }
            }
        }
        return true;
    }
}

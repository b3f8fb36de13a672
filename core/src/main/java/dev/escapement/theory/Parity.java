package dev.escapement.theory;

import dev.escapement.algorithm.Model;
import dev.escapement.link.Link;

/** Whether psi changes sign with the sample: {@code psi(-s, -z) = -psi(s, z)}. */
final class Parity {
    private static final double[] PROBES = {0.1, 0.7, 1.3, 1.9, 2.6, 3.4};

    private Parity() {}

    /**
     * Whether it does, to the last bit, for every eta and noise. Link and activation of a parity each decide it: with the
     * label even or odd and {@code act'} of the other parity than {@code act}, {@code y act'(z)} is odd if the two agree; so
     * are {@code y^2 act act'} and their like. A noisy label has the parity of its link in law.
     */
    static boolean odd(Model model) {
        Link link = model.link();
        Link activation = model.neuron().activation();
        int teacher = sign(link);
        int student = sign(activation);
        return teacher != 0 && teacher == student;
    }

    private static int sign(Link link) {
        boolean odd = true;
        boolean even = true;
        for (double x : PROBES) {
            odd &= link.value(-x) == -link.value(x);
            even &= link.value(-x) == link.value(x);
        }
        return odd ? -1 : even ? 1 : 0;
    }
}

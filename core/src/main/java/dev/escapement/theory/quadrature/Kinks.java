package dev.escapement.theory.quadrature;

import dev.escapement.algorithm.Algorithm;
import dev.escapement.algorithm.Model;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Where the direction psi of a model is not smooth, so that quadratures can be split there: at the breaks of link and
 * activation, and where a function that the update rule names changes its sign, which is found by root finding.
 */
public final class Kinks {
    private static final double[] NONE = {};
    /** Half the width of the line that is searched, beyond which lies a mass of 2e-23. */
    private static final double REACH = 10;
    /** The same for the pre-activation, as far as {@link Panels} go: a response may lie in the tail alone. */
    private static final double FAR = 32;
    /** The widest cell of a line over the pre-activation. */
    private static final double CELL = 0.5;
    /** Cells of the line over the signal, between two breaks of the link. */
    private static final int SIGNAL_CELLS = 401;
    /** Kinks nearer than this to each other are one. */
    private static final double SAME = 1e-13;

    private final Model model;
    private final double dimension;
    private final boolean labelledNorm;
    private final double[] breaks;
    private final List<Algorithm.Kink> moving;
    private final double[] y;
    private final double[] z;
    private final double[] norm;
    private final double[] signal;

    /**
     * For the inner learning rate {@code eta}. Not safe for use by two threads.
     *
     * @param labelledNorm whether psi is given d for {@code |x|^2}
     */
    public Kinks(Model model, double eta, double dimension, boolean labelledNorm) {
        this.model = model;
        this.dimension = dimension;
        this.labelledNorm = labelledNorm;
        int lanes = SIGNAL_CELLS + 1;
        breaks = array(model.neuron().activation().breaks());
        moving = model.algorithm().kinks(model.neuron(), model.loss(), eta, dimension, lanes);
        boolean none = breaks.length == 0 && moving.isEmpty();
        y = new double[none ? 0 : lanes];
        z = new double[none ? 0 : lanes];
        norm = new double[none ? 0 : lanes];
        signal = findInSignal();
    }

    /**
     * The kinks in {@code s = <theta, x>}, increasing: the link's own, and where a kink of {@link #inActivation} begins or ends
     * at a break of the activation. For the latter {@code |x|^2} is put to d; under label noise there are none.
     */
    double[] inSignal() {
        return signal.clone();
    }

    private double[] findInSignal() {
        List<Double> found = new ArrayList<>(model.link().breaks());
        if (!moving.isEmpty() && breaks.length > 0 && !model.noisy()) {
            double[] ends = withEnds(array(model.link().breaks()), REACH);
            for (Algorithm.Kink kink : moving) {
                for (double at : breaks) {
                    for (int side = -1; side <= 1; side += 2) {
                        double beside = at + side * 1e-12 * (1 + Math.abs(at));
                        for (int piece = 1; piece < ends.length; piece++) {
                            found.addAll(
                                    SignChanges.between(ends[piece - 1], ends[piece], SIGNAL_CELLS, (s, out, n) -> {
                                        model.link().value(s, y, n);
                                        Arrays.fill(z, 0, n, beside);
                                        Arrays.fill(norm, 0, n, dimension);
                                        kink.at(y, z, norm, out, n);
                                    }));
                        }
                    }
                }
            }
        }
        double[] all = distinct(found);
        if (!Reflection.odd(model)) {
            return all;
        }
        // To the last bit the mirror image of each other, as the rule that is made of them must be.
        return distinct(Arrays.stream(all)
                .filter(s -> s > -SAME)
                .map(s -> Math.max(s, 0))
                .boxed()
                .flatMap(s -> s == 0 ? List.of(0.0).stream() : List.of(-s, s).stream())
                .toList());
    }

    /**
     * The kinks in v, the part of the pre-activation {@code z = along + across v} that s does not explain, increasing, with
     * {@code |x|^2 = s^2 + v^2 + rest}.
     *
     * @param y the label
     * @param rest what neither s nor v explains of {@code |x|^2}
     */
    double[] inActivation(double y, double s, double rest, double along, double across) {
        return labelledNorm
                ? onLine(y, along, across, dimension, 0, REACH)
                : onLine(y, along, across, s * s + rest, 1, REACH);
    }

    /** The kinks in the pre-activation itself, increasing, at a given {@code |x|^2}. */
    public double[] inPreActivation(double y, double squaredNorm) {
        return onLine(y, 0, 1, squaredNorm, 0, FAR);
    }

    /** Along {@code z = along + across v} with {@code |x|^2 = fixed + own v^2}. */
    private double[] onLine(double label, double along, double across, double fixed, double own, double reach) {
        if (breaks.length == 0 && moving.isEmpty()) {
            return NONE;
        }
        double[] still = new double[breaks.length];
        for (int k = 0; k < breaks.length; k++) {
            still[k] = (breaks[k] - along) / across;
        }
        Arrays.sort(still);
        List<Double> found = new ArrayList<>();
        double[] ends = moving.isEmpty() ? NONE : withEnds(still, reach);
        for (int piece = 1; piece < ends.length; piece++) {
            int cells = Math.max(2, (int) Math.ceil((ends[piece] - ends[piece - 1]) / CELL));
            for (Algorithm.Kink kink : moving) {
                found.addAll(SignChanges.between(ends[piece - 1], ends[piece], cells, (v, out, n) -> {
                    for (int i = 0; i < n; i++) {
                        y[i] = label;
                        z[i] = along + across * v[i];
                        norm[i] = fixed + own * v[i] * v[i];
                    }
                    kink.at(y, z, norm, out, n);
                }));
            }
        }
        for (double at : still) {
            found.removeIf(other -> Math.abs(other - at) < SAME);
            found.add(at);
        }
        return distinct(found);
    }

    /** The points within reach, between the ends of the line. */
    private static double[] withEnds(double[] points, double reach) {
        double[] inside = Arrays.stream(points).filter(x -> Math.abs(x) < reach).toArray();
        double[] ends = new double[inside.length + 2];
        ends[0] = -reach;
        System.arraycopy(inside, 0, ends, 1, inside.length);
        ends[ends.length - 1] = reach;
        return ends;
    }

    private static double[] distinct(List<Double> points) {
        double[] sorted = array(points);
        Arrays.sort(sorted);
        int count = 0;
        for (double point : sorted) {
            if (count == 0 || point - sorted[count - 1] > SAME) {
                sorted[count++] = point;
            }
        }
        return Arrays.copyOf(sorted, count);
    }

    private static double[] array(List<Double> points) {
        return points.stream().mapToDouble(x -> x).toArray();
    }
}

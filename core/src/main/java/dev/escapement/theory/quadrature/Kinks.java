package dev.escapement.theory.quadrature;

import dev.escapement.algorithm.Algorithm;
import dev.escapement.algorithm.Model;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

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
    /** The same for the signal where it is the outer variable of {@link Panels}. */
    private static final double FAR_SIGNAL = 14;
    /** The widest cell of a line over the pre-activation. */
    private static final double CELL = 0.25;
    /** The same where nodes of one step are split. The policy {@code optimal} makes gamma of them, so it must not change. */
    private static final double STEP_CELL = 0.5;
    /** The widest cell of the line over the signal. */
    private static final double SIGNAL_CELL = 0.1;
    /** Cells of the line over the signal, between two breaks of the link. */
    private static final int SIGNAL_CELLS = 401;
    /** Kinks nearer than this to each other are one. */
    private static final double SAME = 1e-13;
    /** How near one closes in on a signal at which kinks meet: there an integral changes smoothly, or as a power of 3/2 or 1/2. */
    private static final double MEETING = 1e-9;
    /** Signals nearer than this to each other are found for one meeting of kinks. */
    private static final double CLUSTER = 1e-7;

    private final Model model;
    /** What {@code |x|^2} is put to where it is not known. */
    private final double typical;

    private final boolean fixedNorm;
    private final double reach;
    private final double[] breaks;
    private final List<Algorithm.Kink> moving;
    private final double[] y;
    private final double[] z;
    private final double[] norm;
    private double[] signal;

    /**
     * For the inner learning rate {@code eta}. Not safe for use by two threads.
     *
     * @param fixedNorm whether psi is given d for {@code |x|^2}
     */
    public Kinks(Model model, double eta, double dimension, boolean fixedNorm) {
        this(model, eta, dimension, dimension, fixedNorm, FAR);
    }

    /**
     * The same with {@code |x|^2} put to a number.
     *
     * @param growth of psi in the pre-activation, as {@link Panels#hermite} is told, of an integral whose kinks are asked for
     */
    public Kinks(Model model, double eta, double dimension, double squaredNorm, double growth) {
        this(model, eta, dimension, squaredNorm, true, Math.min(FAR, Math.ceil(Panels.reach(growth))));
    }

    private Kinks(Model model, double eta, double dimension, double typical, boolean fixedNorm, double reach) {
        this.reach = reach;
        this.model = model;
        this.typical = typical;
        this.fixedNorm = fixedNorm;
        int lanes = SIGNAL_CELLS + 1;
        breaks = array(model.neuron().activation().breaks());
        moving = model.algorithm().kinks(model.neuron(), model.loss(), eta, dimension, lanes);
        boolean none = breaks.length == 0 && moving.isEmpty();
        y = new double[none ? 0 : lanes];
        z = new double[none ? 0 : lanes];
        norm = new double[none ? 0 : lanes];
    }

    /**
     * The kinks in {@code s = <theta, x>}, increasing: the link's own, and where a kink of {@link #inActivation} begins or ends
     * at a break of the activation. For the latter {@code |x|^2} is put to d; under label noise there are none.
     */
    double[] inSignal() {
        if (signal == null) {
            signal = findInSignal();
        }
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
                                        Arrays.fill(norm, 0, n, typical);
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
     * Where an integral of psi over the pre-activation is no smooth function of s, with {@code |x|^2} put to d and labels without
     * noise, increasing: at the breaks of the link, and where kinks in the pre-activation appear, vanish, or pass a break of the
     * activation, or a function of the rule changes its sign at every pre-activation at once.
     *
     * @param from where they are looked for: {@link Double#NEGATIVE_INFINITY}, or 0 where the half line will do
     */
    public double[] inResponse(double from) {
        List<Double> found = new ArrayList<>(model.link().breaks());
        double[] ends = moving.isEmpty() ? NONE : withEnds(array(model.link().breaks()), FAR_SIGNAL);
        for (int piece = 1; piece < ends.length; piece++) {
            double start = Math.max(ends[piece - 1], from);
            double width = ends[piece] - start;
            int cells = width > 0 ? cells(0, width, SIGNAL_CELL) : 0;
            double low = start + SAME * width;
            List<Integer> atLow = cells == 0 ? List.of() : pattern(low);
            for (int cell = 1; cell <= cells; cell++) {
                double high = start + width * Math.min((double) cell / cells, 1 - SAME);
                List<Integer> atHigh = pattern(high);
                changes(low, atLow, high, atHigh, found);
                low = high;
                atLow = atHigh;
            }
        }
        return endsOfClusters(distinct(found));
    }

    /** Where kinks meet, what is found of them may flicker; of points so near to each other the outermost do. */
    private static double[] endsOfClusters(double[] points) {
        return IntStream.range(0, points.length)
                .filter(k -> k == 0
                        || k == points.length - 1
                        || points[k] - points[k - 1] > CLUSTER
                        || points[k + 1] - points[k] > CLUSTER)
                .mapToDouble(k -> points[k])
                .toArray();
    }

    /** Closes in on the signals between which the pattern changes. */
    private void changes(double low, List<Integer> atLow, double high, List<Integer> atHigh, List<Double> found) {
        if (atLow.equals(atHigh)) {
            return;
        }
        double middle = (low + high) / 2;
        if (high - low <= MEETING) {
            found.add(jump(low, high));
            return;
        }
        List<Integer> atMiddle = pattern(middle);
        changes(low, atLow, middle, atMiddle, found);
        changes(middle, atMiddle, high, atHigh, found);
    }

    /** The signal at which signs at the pieces' low ends change, as where the label changes its own; the middle if none does. */
    private double jump(double from, double to) {
        double low = from;
        double high = to;
        List<Integer> atLow = signs(low);
        boolean none = atLow.equals(signs(high));
        while (!none && high - low > SAME) {
            double middle = (low + high) / 2;
            if (signs(middle).equals(atLow)) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return (low + high) / 2;
    }

    /** Of every function, on every piece between breaks of the activation: its sign at the low end. */
    private List<Integer> signs(double s) {
        double label = model.link().value(s);
        double[] ends = withEnds(breaks, reach);
        List<Integer> signs = new ArrayList<>();
        double[] first = new double[1];
        for (int piece = 1; piece < ends.length; piece++) {
            for (Algorithm.Kink kink : moving) {
                line(kink, label, 0, 1, typical, 0).at(new double[] {ends[piece - 1] + SAME}, first, 1);
                signs.add((int) Math.signum(first[0]));
            }
        }
        return signs;
    }

    /** The same, and how often the function's sign changes on the piece. */
    private List<Integer> pattern(double s) {
        double label = model.link().value(s);
        double[] ends = withEnds(breaks, reach);
        List<Integer> pattern = signs(s);
        for (int piece = 1; piece < ends.length; piece++) {
            for (Algorithm.Kink kink : moving) {
                pattern.add(distinct(SignChanges.between(
                                ends[piece - 1],
                                ends[piece],
                                cells(ends[piece - 1], ends[piece], CELL),
                                line(kink, label, 0, 1, typical, 0)))
                        .length);
            }
        }
        return pattern;
    }

    /**
     * The kinks in v, the part of the pre-activation {@code z = along + across v} that s does not explain, increasing, with
     * {@code |x|^2 = s^2 + v^2 + rest}.
     *
     * @param y the label
     * @param rest what neither s nor v explains of {@code |x|^2}
     */
    double[] inActivation(double y, double s, double rest, double along, double across) {
        return fixedNorm
                ? onLine(y, along, across, typical, 0, REACH, STEP_CELL)
                : onLine(y, along, across, s * s + rest, 1, REACH, STEP_CELL);
    }

    /** The kinks in the pre-activation itself, increasing, at a given {@code |x|^2}. */
    public double[] inPreActivation(double y, double squaredNorm) {
        return onLine(y, 0, 1, squaredNorm, 0, reach, CELL);
    }

    /** Along {@code z = along + across v} with {@code |x|^2 = fixed + own v^2}. */
    private double[] onLine(
            double label, double along, double across, double fixed, double own, double reach, double cell) {
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
            int cells = cells(ends[piece - 1], ends[piece], cell);
            for (Algorithm.Kink kink : moving) {
                found.addAll(SignChanges.between(
                        ends[piece - 1], ends[piece], cells, line(kink, label, along, across, fixed, own)));
            }
        }
        for (double at : still) {
            found.removeIf(other -> Math.abs(other - at) < SAME);
            found.add(at);
        }
        return distinct(found);
    }

    private static int cells(double from, double to, double cell) {
        return Math.max(2, (int) Math.ceil((to - from) / cell));
    }

    private SignChanges.Lanes line(
            Algorithm.Kink kink, double label, double along, double across, double fixed, double own) {
        return (v, out, n) -> {
            for (int i = 0; i < n; i++) {
                y[i] = label;
                z[i] = along + across * v[i];
                norm[i] = fixed + own * v[i] * v[i];
            }
            kink.at(y, z, norm, out, n);
        };
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

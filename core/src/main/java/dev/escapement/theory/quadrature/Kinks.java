package dev.escapement.theory.quadrature;

import dev.escapement.algorithm.Algorithm;
import dev.escapement.algorithm.Model;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import java.util.function.ToIntBiFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Where the direction psi of a model is not smooth, so that quadratures can be split there: at the breaks of link and
 * activation, and where a function that the update rule names changes its sign, which is found by root finding.
 */
public final class Kinks {
    private static final double[] NONE = {};
    /** Half the width of the line that is searched, beyond which lies a mass of 2e-23. */
    static final double REACH = 10;
    /** The same for the pre-activation, as far as {@link Panels} go: a response may lie in the tail alone. */
    private static final double FAR = 32;
    /** The same for the signal where it is the outer variable of {@link Panels}. */
    private static final double FAR_SIGNAL = 14;
    /** The same for the pre-activation {@code m s + sqrt(1 - m^2) v} of s and v within reach. */
    private static final double FAR_STEP = 15;
    /** The widest cell of a line over the pre-activation. */
    private static final double CELL = 0.25;
    /** The same where nodes of one step are split. The policy {@code optimal} makes gamma of them, so it must not change. */
    private static final double STEP_CELL = 0.5;
    /** The widest cell of the line over the signal. */
    private static final double SIGNAL_CELL = 0.1;
    /** Cells of the line over the signal, between two breaks of the link. */
    private static final int SIGNAL_CELLS = 401;
    /** The widest cell of a line over asinh of the teacher's noisy output, and where that line ends. */
    private static final double OUTPUT_CELL = 0.05;

    private static final double FAR_OUTPUT = 8;
    /** At so many outputs at most the signal is split. */
    private static final int MOST_SHARP = 8;
    /** Where, in standard deviations of the noise, the signal is split around an output where psi has a kink. */
    private static final double[] AROUND = {-3, 0, 3};
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
    private final Labels labels;
    /** Whether kinks in the pre-activation depend on the label alone, and no gamma in cells' identities rests on how they are found. */
    private final boolean shared;

    private final Map<Double, double[]> inAnyActivation = new HashMap<>();
    private double[] signal;
    private double[] output;

    /**
     * For the inner learning rate {@code eta}. Not safe for use by two threads.
     *
     * @param fixedNorm whether psi is given d for {@code |x|^2}
     */
    public Kinks(Model model, double eta, double dimension, boolean fixedNorm) {
        this(model, eta, dimension, dimension, fixedNorm, REACH);
    }

    /**
     * The same with {@code |x|^2} put to a number.
     *
     * @param growth of psi in the pre-activation, as {@link Panels#hermite} is told, of an integral whose kinks are asked for
     */
    public Kinks(Model model, double eta, double dimension, double squaredNorm, double growth) {
        this(model, eta, dimension, squaredNorm, true, Math.min(FAR, Panels.end(Panels.reach(growth))));
    }

    private Kinks(Model model, double eta, double dimension, double typical, boolean fixedNorm, double reach) {
        this.reach = reach;
        this.model = model;
        labels = new Labels(model);
        this.typical = typical;
        this.fixedNorm = fixedNorm;
        int lanes = SIGNAL_CELLS + 1;
        breaks = array(model.neuron().activation().breaks());
        moving = model.algorithm().kinks(model.neuron(), model.loss(), eta, dimension, lanes);
        shared = (fixedNorm || !model.algorithm().readsSquaredNorm()) && !hinged();
        boolean none = breaks.length == 0 && moving.isEmpty();
        y = new double[none ? 0 : lanes];
        z = new double[none ? 0 : lanes];
        norm = new double[none ? 0 : lanes];
    }

    /**
     * The kinks in {@code s = <theta, x>} of a mean over the pre-activation and the noise, increasing, with {@code |x|^2} put to
     * d: those of the link, and without noise those of {@link #inResponse}. With noise the mean is smooth, but as steep as the
     * noise is small: then points are added on both sides of where the link takes an output of {@link #inOutput}.
     */
    double[] inSignal() {
        if (signal == null) {
            signal = findInSignal();
        }
        return signal.clone();
    }

    private double[] findInSignal() {
        List<Double> found = new ArrayList<>(model.link().breaks());
        double[] ends = withEnds(array(model.link().breaks()), REACH);
        if (model.noisy()) {
            found.addAll(aroundOutputs(ends));
        } else if (hinged()) {
            found.addAll(meetings(ends));
        } else if (!moving.isEmpty()) {
            // Of an odd psi the half line will do.
            double from = Reflection.odd(model) ? 0 : Double.NEGATIVE_INFINITY;
            found.addAll(changes(ends, from, model.link()::value, (low, high) -> SIGNAL_CELLS));
            found = boxed(endsOfClusters(distinct(found)));
        }
        double[] all = distinct(found);
        if (all.length == 0 || !Reflection.odd(model)) {
            return all;
        }
        // To the last bit the mirror image of each other, and split at 0, as the rule that is made of them must be.
        return distinct(
                DoubleStream.concat(DoubleStream.of(0), Arrays.stream(all).filter(s -> s > SAME))
                        .boxed()
                        .flatMap(s -> s == 0 ? Stream.of(0.0) : Stream.of(-s, s))
                        .toList());
    }

    /**
     * Whether the only kinks are those of a hinge under batch reuse with a residual linear in the prediction. Gammas in cells'
     * identities rest on where steps are split then: at {@link #meetings} alone.
     */
    private boolean hinged() {
        return model.algorithm().repeatsGradient()
                && model.loss().predictionFactor().isPresent()
                && model.neuron().activation().hinge().isPresent();
    }

    /** The signals at which a kink in the pre-activation begins or ends at a break of the activation. */
    private List<Double> meetings(double[] ends) {
        List<Double> found = new ArrayList<>();
        for (Algorithm.Kink kink : moving) {
            for (double at : breaks) {
                for (int side = -1; side <= 1; side += 2) {
                    double beside = at + side * 1e-12 * (1 + Math.abs(at));
                    for (int piece = 1; piece < ends.length; piece++) {
                        found.addAll(SignChanges.between(ends[piece - 1], ends[piece], SIGNAL_CELLS, (s, out, n) -> {
                            model.link().value(s, y, n);
                            Arrays.fill(z, 0, n, beside);
                            Arrays.fill(norm, 0, n, typical);
                            kink.at(y, z, norm, out, n);
                        }));
                    }
                }
            }
        }
        return found;
    }

    private List<Double> aroundOutputs(double[] ends) {
        double[] outputs = inOutput();
        List<Double> found = new ArrayList<>();
        for (double output : outputs.length <= MOST_SHARP ? outputs : NONE) {
            for (double deviations : AROUND) {
                double target = output + deviations * model.noiseStd();
                for (int piece = 1; piece < ends.length; piece++) {
                    int cells = cells(ends[piece - 1], ends[piece], CELL);
                    found.addAll(SignChanges.between(ends[piece - 1], ends[piece], cells, (s, out, n) -> {
                        model.link().value(s, out, n);
                        for (int i = 0; i < n; i++) {
                            out[i] -= target;
                        }
                    }));
                }
            }
        }
        return found;
    }

    /**
     * Outputs {@code link(s) + noise} of the teacher, increasing, at which a mean over the pre-activation is no smooth function of
     * the output, with {@code |x|^2} put to d: those where the label has a break, or kinks in the pre-activation as in
     * {@link #inResponse}.
     */
    double[] inOutput() {
        if (output == null) {
            List<Double> found = new ArrayList<>(labels.breaks());
            if (model.noisy() && !moving.isEmpty() && !hinged()) {
                double[] ends =
                        withEnds(found.stream().mapToDouble(Kinks::asinh).toArray(), FAR_OUTPUT);
                changes(
                                ends,
                                Double.NEGATIVE_INFINITY,
                                x -> labels.of(StrictMath.sinh(x), 0),
                                (from, to) -> cells(from, to, OUTPUT_CELL))
                        .forEach(x -> found.add(StrictMath.sinh(x)));
            }
            output = endsOfClusters(distinct(found));
        }
        return output.clone();
    }

    private static double asinh(double x) {
        return Math.copySign(StrictMath.log(Math.abs(x) + Math.sqrt(x * x + 1)), x);
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
        double[] beyond = DoubleStream.concat(
                        DoubleStream.of(Math.max(-FAR_SIGNAL, from)),
                        Arrays.stream(ends).filter(end -> end > from))
                .distinct()
                .toArray();
        found.addAll(changes(
                ends.length == 0 ? ends : beyond,
                Double.NEGATIVE_INFINITY,
                model.link()::value,
                (low, high) -> cells(low, high, SIGNAL_CELL)));
        return endsOfClusters(distinct(found));
    }

    /**
     * Where the pattern of kinks in the pre-activation changes along a line, as seen at the ends of cells.
     *
     * @param ends of the line's pieces, increasing
     * @param from cells below it are not looked at
     * @param label the label at a point of the line
     * @param count how many cells a piece has between two points
     */
    private List<Double> changes(
            double[] ends, double from, DoubleUnaryOperator label, ToIntBiFunction<Double, Double> count) {
        List<Double> found = new ArrayList<>();
        for (int piece = 1; piece < ends.length; piece++) {
            double width = ends[piece] - ends[piece - 1];
            int cells = count.applyAsInt(ends[piece - 1], ends[piece]);
            double low = ends[piece - 1] + SAME * width;
            List<Integer> atLow = null;
            for (int cell = 1; cell <= cells; cell++) {
                double high = ends[piece - 1] + width * Math.min((double) cell / cells, 1 - SAME);
                if (high > from) {
                    atLow = atLow == null ? pattern(label.applyAsDouble(low)) : atLow;
                    List<Integer> atHigh = pattern(label.applyAsDouble(high));
                    changes(label, low, atLow, high, atHigh, found);
                    atLow = atHigh;
                }
                low = high;
            }
        }
        return found;
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

    /** Closes in on the points between which the pattern changes. */
    private void changes(
            DoubleUnaryOperator label,
            double low,
            List<Integer> atLow,
            double high,
            List<Integer> atHigh,
            List<Double> found) {
        if (atLow.equals(atHigh)) {
            return;
        }
        double middle = (low + high) / 2;
        if (high - low <= MEETING * Math.max(1, Math.abs(middle))) {
            found.add(jump(label, low, high));
            return;
        }
        List<Integer> atMiddle = pattern(label.applyAsDouble(middle));
        changes(label, low, atLow, middle, atMiddle, found);
        changes(label, middle, atMiddle, high, atHigh, found);
    }

    /** The point at which signs at the pieces' low ends change, as where the label changes its own; the middle if none does. */
    private double jump(DoubleUnaryOperator label, double from, double to) {
        double low = from;
        double high = to;
        List<Integer> atLow = signs(label.applyAsDouble(low));
        boolean none = atLow.equals(signs(label.applyAsDouble(high)));
        while (!none && high - low > SAME * Math.max(1, Math.abs(low))) {
            double middle = (low + high) / 2;
            if (signs(label.applyAsDouble(middle)).equals(atLow)) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return (low + high) / 2;
    }

    /** Of every function, on every piece between breaks of the activation: its sign at the low end. */
    private List<Integer> signs(double label) {
        double[] ends = withEnds(breaks, reach);
        List<Integer> signs = new ArrayList<>();
        double[] first = new double[1];
        for (int piece = 1; piece < ends.length; piece++) {
            for (Algorithm.Kink kink : moving) {
                line(kink, 1, label, 0, 1, typical, 0).at(new double[] {ends[piece - 1] + SAME}, first, 1);
                signs.add((int) Math.signum(first[0]));
            }
        }
        return signs;
    }

    /** The same, and how often the function's sign changes on the piece. Where two labels have the same, psi has the same branches. */
    List<Integer> pattern(double label) {
        double[] ends = withEnds(breaks, reach);
        List<Integer> pattern = signs(label);
        for (int piece = 1; piece < ends.length; piece++) {
            for (Algorithm.Kink kink : moving) {
                int cells = cells(ends[piece - 1], ends[piece], CELL);
                SignChanges.Lanes line = line(kink, SignChanges.lanes(cells), label, 0, 1, typical, 0);
                pattern.add(distinct(SignChanges.between(ends[piece - 1], ends[piece], cells, line)).length);
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
        if (breaks.length == 0 && moving.isEmpty()) {
            return NONE;
        }
        if (shared) {
            double[] still =
                    inAnyActivation.computeIfAbsent(y, label -> onLine(label, 0, 1, typical, 0, FAR_STEP, CELL));
            return Arrays.stream(still).map(z -> (z - along) / across).toArray();
        }
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
                SignChanges.Lanes line = line(kink, SignChanges.lanes(cells), label, along, across, fixed, own);
                found.addAll(SignChanges.between(ends[piece - 1], ends[piece], cells, line));
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
            Algorithm.Kink kink, int lanes, double label, double along, double across, double fixed, double own) {
        Arrays.fill(y, 0, lanes, label);
        Arrays.fill(norm, 0, lanes, fixed);
        if (own == 0 && along == 0 && across == 1) {
            return (z, out, n) -> kink.at(y, z, norm, out, n);
        }
        return (v, out, n) -> {
            for (int i = 0; i < n; i++) {
                z[i] = along + across * v[i];
            }
            for (int i = 0; own != 0 && i < n; i++) {
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

    private static List<Double> boxed(double[] points) {
        return Arrays.stream(points).boxed().toList();
    }

    private static double[] array(List<Double> points) {
        return points.stream().mapToDouble(x -> x).toArray();
    }
}

package dev.escapement.theory.expansion;

import dev.escapement.link.Link;
import dev.escapement.theory.quadrature.GaussRule;
import dev.escapement.theory.quadrature.Hermite;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What a label says about the signal: {@code E_y[E[he_k(s) | y]^2]}, by way of the level sets of a link.
 *
 * <p>Where the link is strictly monotone near every preimage {@code s_j} of y, the conditional expectation weighs
 * {@code he_k(s_j)} by {@code phi(s_j) / |f'(s_j)|} (the coarea formula). A stretch where the link is constant is an atom of
 * the label's law, with {@code E[he_k | y] = integral of he_k phi over it / its mass}. The outer expectation runs over the
 * signal, {@code E_s[E[he_k | f(s)]^2]}, on panels between the link's turning points.
 */
public final class ConditionalMoments {
    /**
     * Below it an explained variance counts as 0. Those that vanish by symmetry, or by a cancellation as delicate as that of
     * {@code s^2 exp(-s^2)}, come out below 1e-31; one that a perturbation of relative size 1e-8 of an even link creates,
     * about 1e-16, is reported as borderline, one of size 1e-7 as present.
     */
    public static final double TOLERANCE = 1e-18;

    /** Beyond it lies a mass of 1e-23. */
    private static final double REACH = 10;

    private static final int CELLS = 4001;
    /** Between two breaks, the link counts as constant if its values at {@code PROBES - 1} points are equal and its slopes 0. */
    private static final int PROBES = 10;

    private static final int PANELS_PER_PIECE = 4;
    private static final int NODES = 16;
    /** How far, relative to its place and at least, a point beside a break lies from it. */
    private static final double INSET = 1e-15;

    private static final double LEAST_INSET = 1e-300;
    /** What rounding of the label may shift a preimage by, relative to it, where its level set is known. */
    private static final double BLURRED = 1e-9;

    private static final double ULP = 0x1p-53;
    /** Steps to a preimage of which some are Newton's; those after halve. */
    private static final int MIXED = 100;

    private static final int STEPS = 1200;
    private static final double ROOT_TWO_PI = 2.5066282746310002;

    private final Link link;
    private final List<double[]> pieces = new ArrayList<>();
    private final List<double[]> plateaus = new ArrayList<>();

    /** The level sets of a link. */
    public ConditionalMoments(Link link) {
        this.link = link;
        double from = -REACH;
        for (double at : link.breaks()) {
            if (Math.abs(at) < REACH) {
                between(from, at);
                from = at;
            }
        }
        between(from, REACH);
    }

    /** Between two breaks: a plateau or pieces. */
    private void between(double from, double to) {
        double middle = link.value((from + to) / 2);
        boolean plateau = true;
        for (int k = 1; k < PROBES; k++) {
            double at = from + (to - from) * k / PROBES;
            plateau &= link.value(at) == middle && link.derivative(at) == 0;
        }
        if (plateau) {
            plateaus.add(new double[] {from, to, middle});
        } else {
            split(from, to);
        }
    }

    /** Cuts an interval at the turning points within. */
    private void split(double from, double to) {
        double last = from;
        double low = from;
        for (int cell = 1; cell <= CELLS; cell++) {
            double high = from + (to - from) * cell / CELLS;
            double inner = cell == CELLS ? low + 0.999 * (high - low) : high;
            boolean rising = link.derivative(cell == 1 ? low + 0.001 * (high - low) : low) > 0;
            if (rising != link.derivative(inner) > 0) {
                double turn = turn(low, inner, rising);
                pieces.add(new double[] {last, turn});
                last = turn;
            }
            low = high;
        }
        pieces.add(new double[] {last, to});
    }

    private double turn(double low, double high, boolean rising) {
        double a = low;
        double b = high;
        for (int halving = 0; halving < 80; halving++) {
            double middle = (a + b) / 2;
            if (link.derivative(middle) > 0 == rising) {
                a = middle;
            } else {
                b = middle;
            }
        }
        return (a + b) / 2;
    }

    /** {@code E_y[E[he_k(s) | y]^2]} at index k, from 0 to {@code order}. */
    public double[] explained(int order) {
        double[] explained = new double[order + 1];
        double[] conditional = new double[order + 1];
        GaussRule rule = GaussRule.legendre(NODES);
        for (double[] piece : pieces) {
            double half = (piece[1] - piece[0]) / (2 * PANELS_PER_PIECE);
            for (int panel = 0; panel < PANELS_PER_PIECE; panel++) {
                for (int j = 0; j < NODES; j++) {
                    double s = piece[0] + half * (2 * panel + 1 + rule.node(j));
                    double weight = 2 * half * rule.weight(j) * density(s);
                    if (weight > 1e-18 && conditional(link.value(s), conditional)) {
                        add(explained, weight, conditional);
                    }
                }
            }
        }
        atoms(explained);
        return explained;
    }

    private static void add(double[] explained, double weight, double[] conditional) {
        for (int k = 0; k < explained.length; k++) {
            explained[k] += weight * conditional[k] * conditional[k];
        }
    }

    /** Writes {@code E[he_k(s) | y]}, unless a preimage is a turning point, or y rounds away where it is. */
    private boolean conditional(double y, double[] out) {
        Arrays.fill(out, 0);
        double[] he = new double[out.length];
        double total = 0;
        for (double[] piece : pieces) {
            double at = preimage(piece, y);
            if (Double.isNaN(at)) {
                continue;
            }
            double slope = Math.abs(link.derivative(at));
            if (!(ULP * Math.abs(y) <= BLURRED * slope * Math.abs(at))) {
                return false;
            }
            double weight = density(at) / slope;
            Hermite.at(at, he);
            for (int k = 0; k < he.length; k++) {
                out[k] += weight * he[k];
            }
            total += weight;
        }
        for (int k = 0; k < out.length; k++) {
            out[k] /= total;
        }
        return total > 0;
    }

    /** Where a monotone piece takes a value; NaN where it does not. */
    private double preimage(double[] piece, double y) {
        double low = piece[0];
        double high = piece[1];
        double atLow = link.value(within(low, high)) - y;
        double atHigh = link.value(within(high, low)) - y;
        if (atLow * atHigh > 0 || atLow == atHigh) {
            return Double.NaN;
        }
        boolean rising = atHigh > atLow;
        double x = (low + high) / 2;
        for (int step = 0; step < STEPS; step++) {
            double value = link.value(x) - y;
            if (value > 0 == rising) {
                high = x;
            } else {
                low = x;
            }
            double newton = x - value / link.derivative(x);
            double next = newton > low && newton < high && step % 4 != 3 && step < MIXED ? newton : (low + high) / 2;
            if (next == x || high - low < 1e-16 * Math.max(Math.abs(low), Math.abs(high))) {
                return next;
            }
            x = next;
        }
        return x;
    }

    /** The end of a piece, or a point beside it where the link may jump there. */
    private double within(double end, double other) {
        if (!link.breaks().contains(end)) {
            return end;
        }
        double inset = Math.max(INSET * Math.abs(end), LEAST_INSET);
        return other > end ? end + inset : end - inset;
    }

    private void atoms(double[] explained) {
        List<double[]> left = new ArrayList<>(plateaus);
        while (!left.isEmpty()) {
            double y = left.get(0)[2];
            double[] integral = new double[explained.length];
            for (double[] plateau : left) {
                if (plateau[2] == y) {
                    integrate(plateau, integral);
                }
            }
            left.removeIf(plateau -> plateau[2] == y);
            double mass = integral[0];
            for (int k = 0; k < explained.length; k++) {
                explained[k] += integral[k] * integral[k] / mass;
            }
        }
    }

    /** Adds {@code integral of he_k phi} over a plateau: {@code -[he_(k-1) phi] / sqrt(k)}, and for k = 0 a quadrature. */
    private static void integrate(double[] plateau, double[] integral) {
        GaussRule rule = GaussRule.legendre(64);
        double half = (plateau[1] - plateau[0]) / 2;
        for (int j = 0; j < rule.size(); j++) {
            integral[0] += 2 * half * rule.weight(j) * density(plateau[0] + half * (1 + rule.node(j)));
        }
        double[] low = new double[integral.length];
        double[] high = new double[integral.length];
        Hermite.at(plateau[0], low);
        Hermite.at(plateau[1], high);
        for (int k = 1; k < integral.length; k++) {
            integral[k] += (low[k - 1] * density(plateau[0]) - high[k - 1] * density(plateau[1])) / Math.sqrt(k);
        }
    }

    private static double density(double s) {
        return StrictMath.exp(-0.5 * s * s) / ROOT_TWO_PI;
    }
}

package dev.escapement.theory.quadrature;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;

/**
 * Integrals against the standard Gaussian density and {@code he_0, he_1, ...} of functions that need not be smooth, by
 * Gauss-Legendre panels that are halved until a panel and its halves agree. A first panel is 2 long and no result rests on one
 * longer than 1; a kink or a narrow feature, wherever it lies, is closed in on by halving. A panel keeps its nodes and
 * weights for the next function. Of what is not finite none is halved. Not safe for use by two
 * threads.
 */
public final class Panels {
    /** Nodes of a panel: what a function is evaluated at in one call. */
    public static final int NODES = 12;

    private static final double SHORTEST = 0x1p-34;
    /** What an integral without a value has at least of its size in a shortest or outermost panel. */
    private static final double SHARE = 1e-6;
    /** Far above what the density leaves, in an outermost panel, of a function that lies there alone. */
    private static final double TAIL = 1e-20;
    /** By how much a half of a shortest panel, or a panel further out, may be smaller than the panel that it follows there. */
    private static final double STILL = 0.999;

    private static final double ROOT_TWO_PI = 2.5066282746310002;

    private final int components;
    private final double tolerance;
    private final int most;
    private final boolean graded;
    private final List<Panel> roots = new ArrayList<>();

    /** A function of one variable, weighed with every {@code he_k}. */
    public interface Scalar {
        /** Writes the values at {@link Panels#NODES} points. */
        void at(double[] x, double[] values);
    }

    /** A function for each component. */
    public interface Vector {
        /**
         * Writes the values at one point.
         *
         * @param sizes receives how large the terms are that the values sum up
         */
        void at(double x, double[] values, double[] sizes);
    }

    /** Integrates over a panel. */
    private interface Rule {
        void over(Panel panel, double[] value, double[] size);
    }

    /** Which panels are halved whatever their sums say. */
    public interface Mesh {
        /** The mesh that the sums alone decide. */
        Mesh FREE = (from, to) -> false;

        boolean coarse(double from, double to);
    }

    /**
     * An integral for each component.
     *
     * @param value the integrals; not a number where the function's size seems to have none: where it grows towards a point, or
     *     far out, so fast that halves of panels, or panels further out, have no less of it
     * @param size the integrals of the sizes
     * @param error by how much the panels differ from their halves, summed
     */
    public record Integral(double[] value, double[] size, double[] error) {
        Integral(int components) {
            this(new double[components], new double[components], new double[components]);
        }
    }

    private Panels(int components, double reach, double tolerance, int most, boolean graded) {
        this.graded = graded;
        this.components = components;
        this.tolerance = tolerance;
        this.most = most;
        double even = 2 * Math.ceil(reach / 2);
        for (double from = -even; from < even; from += 2) {
            roots.add(new Panel(from, from + 2));
        }
    }

    /**
     * Panels for {@code E[f(x) he_k(x)]}, k from 0 to {@code order}.
     *
     * @param degree how fast f grows: at most as a polynomial of this degree
     * @param tolerance of a panel, relative to the integral's size
     * @param most how many panels are halved; the error says what that leaves
     */
    public static Panels hermite(int order, double degree, double tolerance, int most) {
        return new Panels(order + 1, reach(degree + order), tolerance, most, false);
    }

    /** The same for functions that may have roots at breaks, towards which nodes are denser then. */
    public static Panels graded(int order, double degree, double tolerance, int most) {
        return new Panels(order + 1, reach(degree + order), tolerance, most, true);
    }

    /** Beyond it lies less than 2e-15 of a polynomial's integral against the density, which peaks at the degree's root. */
    static double reach(double degree) {
        return Math.sqrt(degree) + 8;
    }

    /**
     * The integral of one function for all components.
     *
     * @param breaks points at which panels end, increasing
     */
    public Integral integrate(Scalar f, Mesh mesh, double[] breaks) {
        double[] values = new double[NODES];
        return integrate(
                (panel, value, size) -> {
                    f.at(panel.x, values);
                    for (int j = 0; j < NODES; j++) {
                        double[] weight = panel.weight[j];
                        double at = values[j];
                        for (int k = 0; k < weight.length; k++) {
                            value[k] += weight[k] * at;
                            size[k] += Math.abs(weight[k] * at);
                        }
                    }
                },
                mesh,
                breaks);
    }

    /**
     * The integral of a function for each component.
     *
     * @param breaks points at which panels end, increasing
     */
    public Integral integrate(Vector f, double[] breaks) {
        double[] values = new double[components];
        double[] sizes = new double[components];
        return integrate(
                (panel, value, size) -> {
                    for (int j = 0; j < NODES; j++) {
                        double[] weight = panel.weight[j];
                        f.at(panel.x[j], values, sizes);
                        for (int k = 0; k < components; k++) {
                            value[k] += weight[k] * values[k];
                            size[k] += Math.abs(weight[k]) * sizes[k];
                        }
                    }
                },
                Mesh.FREE,
                breaks);
    }

    private Integral integrate(Rule rule, Mesh mesh, double[] breaks) {
        Integral integral = new Integral(components);
        double[] total = new double[components];
        boolean[] endless = new boolean[components];
        double[][] ends = new double[4][components];
        Deque<Pending> pending = new ArrayDeque<>();
        for (Panel root : roots) {
            for (Panel piece : root.cut(breaks)) {
                Pending whole = new Pending(piece, rule);
                for (int k = 0; k < components; k++) {
                    total[k] += whole.size[k];
                }
                pending.add(whole);
            }
        }
        boolean finite = Arrays.stream(total).allMatch(Double::isFinite);
        int panels = 0;
        while (!pending.isEmpty()) {
            Pending whole = pending.pop();
            Pending left = new Pending(whole.panel.left(), rule);
            Pending right = new Pending(whole.panel.right(), rule);
            double[] difference = new double[components];
            boolean agree = !finite || !mesh.coarse(whole.panel.from, whole.panel.to);
            for (int k = 0; k < components; k++) {
                difference[k] = Math.abs(left.value[k] + right.value[k] - whole.value[k]);
                agree &= !finite || difference[k] <= tolerance * total[k];
            }
            boolean shortest = whole.panel.length() <= SHORTEST;
            if (agree || shortest || ++panels > most) {
                left.addTo(ends);
                right.addTo(ends);
                for (int k = 0; k < components; k++) {
                    double larger = Math.max(left.size[k], right.size[k]);
                    endless[k] |=
                            !agree && shortest && whole.size[k] > SHARE * total[k] && larger > STILL * whole.size[k];
                    integral.value[k] += left.value[k] + right.value[k];
                    integral.size[k] += left.size[k] + right.size[k];
                    integral.error[k] += difference[k];
                }
            } else {
                pending.push(right);
                pending.push(left);
            }
        }
        for (int k = 0; k < components; k++) {
            if (endless[k] || rises(ends[0][k], ends[1][k], total[k]) || rises(ends[2][k], ends[3][k], total[k])) {
                integral.value[k] = Double.NaN;
            }
        }
        return integral;
    }

    private static boolean rises(double inner, double outer, double total) {
        return outer > TAIL && outer > SHARE * total && outer > STILL * inner;
    }

    /** A panel and a function's integrals over it. */
    private final class Pending {
        private final Panel panel;
        private final double[] value = new double[components];
        private final double[] size = new double[components];

        Pending(Panel panel, Rule rule) {
            this.panel = panel;
            rule.over(panel, value, size);
        }

        /** Adds the size to that of the last length but one (0) or the last (1) on the left, or on the right (2, 3), if it lies there. */
        void addTo(double[][] ends) {
            double middle = panel.from + panel.length() / 2;
            double left = -roots.get(0).from - Math.abs(middle);
            for (int k = 0; left < 2 && k < components; k++) {
                ends[(middle < 0 ? 0 : 2) + (left < 1 ? 1 : 0)][k] += size[k];
            }
        }
    }

    private final class Panel {
        private final double from;
        private final double to;
        private final double low;
        private final double high;
        private final Grading grading;
        private final double[] x = new double[NODES];
        private final double[][] weight = new double[NODES][components];
        private Panel left;
        private Panel right;

        Panel(double from, double to) {
            this(from, to, null);
        }

        /** Between two points that are ends of a grading's panel if there is a grading, else ends of the panel itself. */
        Panel(double low, double high, Grading grading) {
            this.low = low;
            this.high = high;
            this.grading = grading;
            from = grading == null ? low : grading.at(low);
            to = grading == null ? high : grading.at(high);
            GaussRule rule = GaussRule.legendre(NODES);
            double half = (high - low) / 2;
            for (int j = 0; j < NODES; j++) {
                x[j] = low + half + half * rule.node(j);
                double stretch = 1;
                if (grading != null) {
                    stretch = grading.slope(x[j]);
                    x[j] = grading.at(x[j]);
                }
                double mass = 2 * half * stretch * rule.weight(j) * StrictMath.exp(-0.5 * x[j] * x[j]) / ROOT_TWO_PI;
                Hermite.at(x[j], weight[j]);
                for (int k = 0; k < components; k++) {
                    weight[j][k] *= mass;
                }
            }
        }

        double length() {
            return to - from;
        }

        /** The panel itself, or its pieces between the breaks inside it. */
        List<Panel> cut(double[] breaks) {
            double[] inside =
                    Arrays.stream(breaks).filter(at -> from < at && at < to).toArray();
            if (inside.length == 0) {
                return List.of(this);
            }
            List<Panel> pieces = new ArrayList<>();
            double low = from;
            for (double high : inside) {
                pieces.add(piece(low, high));
                low = high;
            }
            pieces.add(piece(low, to));
            return pieces;
        }

        private Panel piece(double low, double high) {
            return graded ? new Panel(-1, 1, new Grading(low, high)) : new Panel(low, high);
        }

        Panel left() {
            if (left == null) {
                left = new Panel(low, middle(), grading);
            }
            return left;
        }

        Panel right() {
            if (right == null) {
                right = new Panel(middle(), high, grading);
            }
            return right;
        }

        private double middle() {
            return low + (high - low) / 2;
        }
    }

    /**
     * A map of [-1, 1] to a panel whose slope vanishes at both ends, so that a function with a square root there is smooth in the
     * map's argument.
     */
    private record Grading(double from, double to) {
        double at(double u) {
            return (from + to) / 2 + (to - from) / 2 * u * (3 - u * u) / 2;
        }

        double slope(double u) {
            return (to - from) / 2 * 1.5 * (1 - u * u);
        }
    }
}

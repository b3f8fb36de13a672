package dev.escapement.theory.expansion;

import dev.escapement.theory.quadrature.GaussRule;
import java.util.Arrays;

/**
 * A response kept as polynomials on intervals of {@code x = asinh t}, which are made when an argument t first falls into them
 * and halved until the polynomial through an interval's nodes meets the response at its halves' nodes.
 */
public final class Table implements Response {
    private static final int NODES = 12;
    private static final double TOLERANCE = 1e-11;
    private static final double SHORTEST = 0x1p-10;
    /** The same around a kink, wherever it lies. */
    private static final double SHORTEST_AT_KINK = 0x1p-30;

    private static final double LONGEST = 1;
    /** Of the first interval: asinh of the largest double is within. */
    private static final double REACH = 1024;

    private final Response exact;
    private final int order;
    private final double shortest;
    private final double[] nodes = GaussRule.legendre(NODES).nodes();
    private final double[] barycentric = new double[NODES];
    private final Interval root = new Interval(-REACH, REACH);

    /**
     * A table of a response up to {@code he_order}.
     *
     * @param smooth whether the response is known to have no kinks
     */
    Table(Response exact, int order, boolean smooth) {
        this.exact = exact;
        shortest = smooth ? SHORTEST : SHORTEST_AT_KINK;
        this.order = order;
        for (int j = 0; j < NODES; j++) {
            barycentric[j] = 1;
            for (int k = 0; k < NODES; k++) {
                barycentric[j] /= k == j ? 1 : nodes[j] - nodes[k];
            }
        }
    }

    @Override
    public void at(double t, double[] mean, double[] size) {
        double length = Math.abs(t);
        double x = Math.copySign(StrictMath.log(length + Math.sqrt(1 + length * length)), t);
        Interval interval = root;
        while (!interval.leaf()) {
            interval = x < interval.middle() ? interval.left : interval.right;
        }
        interval.interpolate(x, mean);
        System.arraycopy(interval.size, 0, size, 0, size.length);
    }

    private final class Interval {
        private final double from;
        private final double to;
        private final double[][] means = new double[NODES][];
        private final double[] size = new double[order + 1];
        private Interval left;
        private Interval right;
        private boolean leaf;
        private volatile boolean known;

        Interval(double from, double to) {
            this.from = from;
            this.to = to;
        }

        double middle() {
            return (from + to) / 2;
        }

        /** Whether its polynomial is to be used, and not those of its halves. */
        boolean leaf() {
            if (!known) {
                synchronized (Table.this) {
                    if (!known) {
                        left = new Interval(from, middle());
                        right = new Interval(middle(), to);
                        leaf = to - from <= LONGEST && settles();
                        known = true;
                    }
                }
            }
            return leaf;
        }

        private boolean settles() {
            compute();
            left.compute();
            right.compute();
            return to - from <= shortest || meets(left) && meets(right);
        }

        private void compute() {
            double[] sizes = new double[order + 1];
            for (int j = 0; j < NODES && means[NODES - 1] == null; j++) {
                means[j] = new double[order + 1];
                exact.at(StrictMath.sinh(at(j)), means[j], sizes);
                for (int n = 0; n <= order; n++) {
                    size[n] = Math.max(size[n], sizes[n]);
                }
            }
        }

        private double at(int node) {
            return from + (1 + nodes[node]) * (to - from) / 2;
        }

        private boolean meets(Interval half) {
            double[] guess = new double[order + 1];
            for (int j = 0; j < NODES; j++) {
                interpolate(half.at(j), guess);
                for (int n = 0; n <= order; n++) {
                    if (Math.abs(guess[n] - half.means[j][n]) > TOLERANCE * size[n]) {
                        return false;
                    }
                }
            }
            return true;
        }

        void interpolate(double x, double[] out) {
            double at = (2 * x - from - to) / (to - from);
            Arrays.fill(out, 0);
            double total = 0;
            for (int j = 0; j < NODES; j++) {
                if (at == nodes[j]) {
                    System.arraycopy(means[j], 0, out, 0, out.length);
                    return;
                }
                double weight = barycentric[j] / (at - nodes[j]);
                total += weight;
                for (int n = 0; n < out.length; n++) {
                    out[n] += weight * means[j][n];
                }
            }
            for (int n = 0; n < out.length; n++) {
                out[n] /= total;
            }
        }
    }
}

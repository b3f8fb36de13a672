package dev.escapement.theory.meanmap;

import dev.escapement.theory.quadrature.LegendreSeries;
import java.util.List;

/**
 * The mean step G along a panel of overlaps, interpolated from its exact values at the panel's nodes, with an estimate of the
 * relative error. Where the first-order drift D keeps its sign and is itself resolved, {@code G / (gamma D)} is interpolated,
 * which varies little however fast D does; elsewhere G is.
 */
public final class StepPanel {
    /** The relative error that an interpolated mean step may have. */
    public static final double TOLERANCE = 1e-3;

    /** Halvings after which what is left of the error is the quadrature's own, and taken as it is. */
    private static final int DEEPEST = 4;

    private final MeanStep.Source steps;
    private final OverlapPanel panel;
    private final int depth;
    private final MeanStep[] nodes = new MeanStep[LegendreSeries.TERMS];
    private final LegendreSeries logDrift;
    private List<StepPanel> halves;

    /** The mean step of a problem on a panel. */
    public StepPanel(MeanStep.Source steps, OverlapPanel panel) {
        this(steps, panel, 0);
    }

    private StepPanel(MeanStep.Source steps, OverlapPanel panel, int depth) {
        this.steps = steps;
        this.panel = panel;
        this.depth = depth;
        double[] logarithms = new double[nodes.length];
        double sign = 0;
        for (int j = 0; j < nodes.length; j++) {
            nodes[j] = steps.at(panel.overlap(LegendreSeries.node(j)));
            sign += Math.signum(nodes[j].drift());
            logarithms[j] = StrictMath.log(Math.abs(nodes[j].drift()));
        }
        LegendreSeries series = LegendreSeries.through(logarithms);
        logDrift = Math.abs(sign) == nodes.length && series.error() <= TOLERANCE ? series : null;
    }

    /** The stretch of overlaps. */
    public OverlapPanel overlaps() {
        return panel;
    }

    /** Steps at the panel's nodes. */
    public List<MeanStep> nodes() {
        return List.of(nodes);
    }

    /** Whether {@link #halves()} may be asked for. */
    boolean divisible() {
        return depth < DEEPEST;
    }

    /** The mean step on the two halves of the panel, computed once. */
    List<StepPanel> halves() {
        if (halves == null) {
            halves = panel.halves().stream()
                    .map(half -> new StepPanel(steps, half, depth + 1))
                    .toList();
        }
        return halves;
    }

    /**
     * The interpolated mean step.
     *
     * @param increments G at the nodes
     */
    public Field field(double gamma, double[] increments) {
        double tolerance = divisible() ? TOLERANCE : Double.POSITIVE_INFINITY;
        if (logDrift == null) {
            return new Field(LegendreSeries.through(increments), null, 1, tolerance);
        }
        double[] ratios = new double[nodes.length];
        for (int j = 0; j < ratios.length; j++) {
            ratios[j] = increments[j] / (gamma * nodes[j].drift());
        }
        return new Field(LegendreSeries.through(ratios), logDrift, Math.copySign(gamma, nodes[0].drift()), tolerance);
    }

    /** G as a function of the panel's coordinate: {@code scale} times the ratio times the drift. */
    public record Field(LegendreSeries ratio, LegendreSeries logDrift, double scale, double tolerance) {
        /** G at a coordinate. */
        public double at(double x) {
            return logDrift == null ? ratio.at(x) : scale * StrictMath.exp(logDrift.at(x)) * ratio.at(x);
        }

        /** Whether the interpolation's error at a coordinate is within the tolerance. */
        public boolean resolved(double x) {
            return ratio.error() <= tolerance * Math.abs(ratio.at(x));
        }
    }
}

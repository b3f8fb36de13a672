package dev.escapement.inference;

import dev.escapement.inference.Collapse.Point;
import dev.escapement.inference.aft.Distribution;
import dev.escapement.numeric.Line;
import dev.escapement.numeric.SegmentedFit;
import dev.escapement.numeric.SegmentedFit.Below;
import dev.escapement.random.Xoshiro256;
import java.util.Arrays;
import java.util.Collection;
import java.util.function.DoubleUnaryOperator;

/**
 * Log T over log eta at one dimension: a plateau, then a straight line.
 *
 * @param logEta ascending
 * @param errors standard errors of the log times
 */
@SuppressWarnings("ArrayRecordComponent") // never written to
record RateCurve(double[] logEta, double[] logTime, double[] errors) {
    static RateCurve of(Collection<Point> ascending) {
        return new RateCurve(
                ascending.stream().mapToDouble(p -> StrictMath.log(p.eta())).toArray(),
                ascending.stream().mapToDouble(Point::logTime).toArray(),
                ascending.stream().mapToDouble(Point::standardError).toArray());
    }

    /** The rates up to the one with the shortest time. */
    RateCurve upToFastest() {
        int fastest = 0;
        for (int k = 1; k < logTime.length; k++) {
            fastest = logTime[k] < logTime[fastest] ? k : fastest;
        }
        return new RateCurve(
                Arrays.copyOf(logEta, fastest + 1),
                Arrays.copyOf(logTime, fastest + 1),
                Arrays.copyOf(errors, fastest + 1));
    }

    /** Whether there are points enough to fit a crossover. */
    boolean enough() {
        return logEta.length >= SegmentedFit.least(Below.FLAT);
    }

    /** Normal times about a truth, with the errors times a factor as standard deviations. */
    RateCurve draw(DoubleUnaryOperator truth, double excess, Xoshiro256 stream) {
        double[] draw = new double[logEta.length];
        for (int k = 0; k < draw.length; k++) {
            draw[k] = truth.applyAsDouble(logEta[k]) + excess * errors[k] * Distribution.LOG_NORMAL.draw(stream);
        }
        return new RateCurve(logEta, draw, errors);
    }

    /** The plateau and the line beyond it. */
    SegmentedFit fit() {
        return SegmentedFit.of(logEta, logTime, weights(), Below.FLAT);
    }

    /** A plateau alone. */
    Line constant() {
        return Line.through(logEta, logTime, weights(), 0, logEta.length, true);
    }

    /** How much better a crossover fits than a constant, in units of the scatter about it. */
    double gain() {
        SegmentedFit fit = fit();
        return (constant().misfit() - fit.misfit()) / excess(fit);
    }

    /** The factor by which the variance about a fit exceeds the errors', at least 1. */
    double excess(SegmentedFit fit) {
        return Math.max(1, fit.misfit() / (logEta.length - 3));
    }

    private double[] weights() {
        return Arrays.stream(errors).map(e -> 1 / (e * e)).toArray();
    }
}

package dev.escapement.inference.aft;

import dev.escapement.inference.growth.Curve;
import dev.escapement.inference.growth.NewtonAscent;
import dev.escapement.inference.survival.LogTimes;
import java.util.Arrays;
import java.util.List;

/**
 * The log-likelihood of an accelerated-failure-time regression: log T at dimension d is the trend's curve plus sigma times a
 * standard variable of the family. Parameters: those of the curve, then log sigma at the mean of log d, then, where the
 * scale follows d, the slope of log sigma in log d.
 */
final class AftLikelihood implements NewtonAscent.Objective {
    private final Curve curve;
    private final Distribution distribution;
    private final CohortLikelihood[] cohorts;
    private final double[][] scaleRows;
    private final double[] slope;
    private final double[] perScale;
    private final Derivatives derivatives = new Derivatives();

    AftLikelihood(Curve curve, List<LogTimes> times, double[] logDimensions, Distribution distribution, Scale scale) {
        this.curve = curve;
        this.distribution = distribution;
        this.cohorts = times.stream().map(distribution::likelihood).toArray(CohortLikelihood[]::new);
        this.slope = new double[curve.size()];
        this.perScale = new double[cohorts.length];
        double mean = Arrays.stream(logDimensions).average().orElseThrow();
        this.scaleRows = new double[cohorts.length][scale.parameters()];
        for (int i = 0; i < cohorts.length; i++) {
            scaleRows[i][0] = 1;
            if (scale == Scale.FOLLOWS_DIMENSION) {
                scaleRows[i][1] = logDimensions[i] - mean;
            }
        }
    }

    int size() {
        return curve.size() + scaleRows[0].length;
    }

    /** Makes evaluation at these parameters cheap for resamples to come. */
    void anchor(double[] parameters, List<LogTimes> times) {
        for (int i = 0; i < cohorts.length; i++) {
            double location = curve.at(parameters, i, slope);
            cohorts[i] =
                    new AnchoredLikelihood(cohorts[i], times.get(i), distribution, location, logScale(parameters, i));
        }
    }

    /** From here on cohort i holds each of its distinct times so often. */
    void weigh(int[][] counts) {
        for (int i = 0; i < cohorts.length; i++) {
            cohorts[i].weigh(counts[i]);
        }
    }

    /** Log sigma at the i-th dimension. */
    double logScale(double[] parameters, int i) {
        double sum = 0;
        for (int j = 0; j < scaleRows[i].length; j++) {
            sum += scaleRows[i][j] * parameters[curve.size() + j];
        }
        return sum;
    }

    /** The gradient of log sigma at the i-th dimension by its parameters. */
    double[] scaleRow(int i) {
        return scaleRows[i];
    }

    /** How much the i-th cohort tells about its location: minus the second derivative. */
    double information(double[] parameters, int i) {
        double logScale = logScale(parameters, i);
        cohorts[i].at(curve.at(parameters, i, slope), logScale, StrictMath.exp(-logScale), derivatives);
        return -derivatives.byLocationTwice;
    }

    @Override
    public double at(double[] parameters, double[] gradient, double[][] hessian) {
        int p = curve.size();
        Arrays.fill(gradient, 0);
        for (double[] row : hessian) {
            Arrays.fill(row, 0);
        }
        double value = 0;
        for (int i = 0; i < cohorts.length; i++) {
            double logScale = logScale(parameters, i);
            boolean again = i > 0 && scaleRows[i].length == 1;
            perScale[i] = again ? perScale[0] : StrictMath.exp(-logScale);
            cohorts[i].at(curve.at(parameters, i, slope), logScale, perScale[i], derivatives);
            value += derivatives.value;
            for (int j = 0; j < p; j++) {
                gradient[j] += derivatives.byLocation * slope[j];
                for (int k = 0; k <= j; k++) {
                    hessian[j][k] += derivatives.byLocationTwice * slope[j] * slope[k];
                }
            }
            for (int j = 0; j < scaleRows[i].length; j++) {
                double by = scaleRows[i][j];
                gradient[p + j] += derivatives.byScale * by;
                for (int k = 0; k < p; k++) {
                    hessian[p + j][k] += derivatives.byLocationAndScale * by * slope[k];
                }
                for (int k = 0; k <= j; k++) {
                    hessian[p + j][p + k] += derivatives.byScaleTwice * by * scaleRows[i][k];
                }
            }
            curve.addHessian(parameters, i, derivatives.byLocation, hessian);
        }
        return value;
    }
}

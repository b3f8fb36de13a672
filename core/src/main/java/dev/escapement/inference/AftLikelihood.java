package dev.escapement.inference;

import java.util.Arrays;
import java.util.List;

/**
 * The log-likelihood of an accelerated-failure-time regression: log T at dimension d is the trend's curve plus the scale
 * times a standard variable of the family. Parameters: those of the curve, then log sigma.
 */
final class AftLikelihood implements NewtonAscent.Height {
    private final Curve curve;
    private final CohortLikelihood[] cohorts;
    private final double[] slope;
    private final Jet jet = new Jet();

    AftLikelihood(Curve curve, List<LogTimes> times, Family family) {
        this.curve = curve;
        this.cohorts = times.stream().map(family::likelihood).toArray(CohortLikelihood[]::new);
        this.slope = new double[curve.size()];
    }

    int size() {
        return curve.size() + 1;
    }

    /** From here on cohort i holds each of its distinct times so often. */
    void weigh(int[][] counts) {
        for (int i = 0; i < cohorts.length; i++) {
            cohorts[i].weigh(counts[i]);
        }
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
            double location = curve.at(parameters, i, slope);
            cohorts[i].at(location, parameters[p], jet);
            value += jet.value;
            gradient[p] += jet.byScale;
            hessian[p][p] += jet.byScaleTwice;
            for (int j = 0; j < p; j++) {
                gradient[j] += jet.byLocation * slope[j];
                hessian[j][p] += jet.byLocationAndScale * slope[j];
                for (int k = 0; k < p; k++) {
                    hessian[j][k] += jet.byLocationTwice * slope[j] * slope[k];
                }
            }
            curve.addHessian(parameters, i, jet.byLocation, hessian);
        }
        for (int j = 0; j < p; j++) {
            hessian[p][j] = hessian[j][p];
        }
        return value;
    }
}

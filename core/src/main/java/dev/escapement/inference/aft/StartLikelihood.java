package dev.escapement.inference.aft;

import dev.escapement.inference.growth.LinearCurve;
import dev.escapement.inference.growth.NewtonAscent;
import dev.escapement.numeric.NormalTail;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The log-likelihood, of densities of T, of the log-normal regression on log d and log m0, in which each run counts so often.
 * Parameters: constant, alpha, beta, log sigma.
 *
 * <p>The escapes enter by sums alone: their number and the first and second moments of covariates and times, so that an
 * evaluation takes as long as there are censored runs. The times are taken from a plane near them, for otherwise the sum of
 * squared residuals would be a small difference of large sums.
 */
final class StartLikelihood implements NewtonAscent.Objective {
    /** The number of parameters. */
    static final int SIZE = 4;

    private static final int COVARIATES = SIZE - 1;

    private final int[] begins;
    private final double[] logTimes;
    private final boolean[] escaped;
    private final int[] censored;
    private final LinearCurve curve;
    private final double[] plane;
    private final double[] residuals;
    private final double[] logStarts;
    private final double[] logDimensions;
    private final double[] slope = new double[COVARIATES];
    private int[] counts;

    /** Sums over the escapes: of products of covariates, of covariates with residuals, of squared residuals. */
    private final double[][] covariates = new double[COVARIATES][COVARIATES];

    private final double[] products = new double[COVARIATES];
    private double squares;

    /**
     * Of runs each of which counts once.
     *
     * @param begins at which run each dimension begins, and where the last one ends
     * @param logTimes one per run, as {@code escaped}
     * @param curve over the runs: covariates 1, log d, log m0, the latter two taken from their means
     * @param plane parameters of a curve near the times
     */
    StartLikelihood(int[] begins, double[] logTimes, boolean[] escaped, LinearCurve curve, double[] plane) {
        this.begins = begins;
        this.logTimes = logTimes;
        this.escaped = escaped;
        this.censored =
                IntStream.range(0, escaped.length).filter(run -> !escaped[run]).toArray();
        this.curve = curve;
        this.plane = Arrays.copyOf(plane, COVARIATES);
        this.residuals = new double[logTimes.length];
        this.logStarts = new double[logTimes.length];
        this.logDimensions = new double[begins.length - 1];
        for (int c = 0; c < logDimensions.length; c++) {
            for (int run = begins[c]; run < begins[c + 1]; run++) {
                residuals[run] = logTimes[run] - curve.at(plane, run, slope);
                logDimensions[c] = slope[1];
                logStarts[run] = slope[2];
            }
        }
        int[] once = new int[logTimes.length];
        Arrays.fill(once, 1);
        weigh(once);
    }

    /** From here on each run counts so often; the array is read again by each evaluation. */
    void weigh(int[] often) {
        counts = often;
        squares = 0;
        Arrays.fill(products, 0);
        for (double[] row : covariates) {
            Arrays.fill(row, 0);
        }
        for (int c = 0; c < logDimensions.length; c++) {
            weigh(c);
        }
        covariates[0][1] = covariates[1][0];
        covariates[0][2] = covariates[2][0];
        covariates[1][2] = covariates[2][1];
    }

    private void weigh(int c) {
        long n = 0;
        double starts = 0;
        double startSquares = 0;
        double times = 0;
        double timesStarts = 0;
        double timeSquares = 0;
        for (int run = begins[c]; run < begins[c + 1]; run++) {
            int count = escaped[run] ? counts[run] : 0;
            double start = count * logStarts[run];
            double time = count * residuals[run];
            n += count;
            starts += start;
            startSquares += start * logStarts[run];
            times += time;
            timesStarts += time * logStarts[run];
            timeSquares += time * residuals[run];
        }
        double logDimension = logDimensions[c];
        covariates[0][0] += n;
        covariates[1][0] += n * logDimension;
        covariates[1][1] += n * logDimension * logDimension;
        covariates[2][0] += starts;
        covariates[2][1] += starts * logDimension;
        covariates[2][2] += startSquares;
        products[0] += times;
        products[1] += times * logDimension;
        products[2] += timesStarts;
        squares += timeSquares;
    }

    @Override
    public double at(double[] parameters, double[] gradient, double[][] hessian) {
        Arrays.fill(gradient, 0);
        for (double[] row : hessian) {
            Arrays.fill(row, 0);
        }
        double logScale = parameters[SIZE - 1];
        double perScale = StrictMath.exp(-logScale);
        return addEscapes(parameters, logScale, perScale, gradient, hessian)
                + addCensored(parameters, perScale, gradient, hessian);
    }

    private double addEscapes(
            double[] parameters, double logScale, double perScale, double[] gradient, double[][] hessian) {
        double n = covariates[0][0];
        double logs = products[0];
        double misfit = squares;
        for (int j = 0; j < COVARIATES; j++) {
            double product = products[j];
            for (int k = 0; k < COVARIATES; k++) {
                product -= covariates[j][k] * (parameters[k] - plane[k]);
            }
            misfit -= (parameters[j] - plane[j]) * (products[j] + product);
            logs += plane[j] * covariates[j][0];
            gradient[j] += perScale * perScale * product;
            hessian[SIZE - 1][j] -= 2 * perScale * perScale * product;
            for (int k = 0; k <= j; k++) {
                hessian[j][k] -= perScale * perScale * covariates[j][k];
            }
        }
        double standardised = misfit * perScale * perScale;
        gradient[SIZE - 1] += standardised - n;
        hessian[SIZE - 1][SIZE - 1] -= 2 * standardised;
        return -n * (NormalTail.HALF_LOG_TWO_PI + logScale) - logs - standardised / 2;
    }

    private double addCensored(double[] parameters, double perScale, double[] gradient, double[][] hessian) {
        double value = 0;
        for (int run : censored) {
            int times = counts[run];
            if (times == 0) {
                continue;
            }
            double z = (logTimes[run] - curve.at(parameters, run, slope)) * perScale;
            double hazard = NormalTail.hazard(z);
            double hazardSlope = NormalTail.hazardSlope(z, hazard);
            double mixed = hazard + z * hazardSlope;
            value += times * NormalTail.logSurvival(z);
            for (int j = 0; j < COVARIATES; j++) {
                gradient[j] += times * hazard * perScale * slope[j];
                hessian[SIZE - 1][j] -= times * mixed * perScale * slope[j];
                for (int k = 0; k <= j; k++) {
                    hessian[j][k] -= times * hazardSlope * perScale * perScale * slope[j] * slope[k];
                }
            }
            gradient[SIZE - 1] += times * z * hazard;
            hessian[SIZE - 1][SIZE - 1] -= times * z * mixed;
        }
        return value;
    }
}

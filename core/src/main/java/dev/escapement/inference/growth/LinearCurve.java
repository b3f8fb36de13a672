package dev.escapement.inference.growth;

import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/**
 * An offset plus a linear combination of covariates, each taken from its mean over the dimensions, for the conditioning's
 * sake.
 */
public final class LinearCurve implements Curve {
    private final double[] offset;
    private final double[][] rows;
    private final double[] centres;

    /**
     * The curve over as many dimensions as there are offsets.
     *
     * @param offset one per dimension
     * @param covariates log d, then the others; each one per dimension
     */
    public LinearCurve(double[] offset, double[]... covariates) {
        int n = offset.length;
        this.offset = offset;
        this.rows = new double[n][covariates.length + 1];
        this.centres = new double[covariates.length];
        for (int j = 0; j < covariates.length; j++) {
            for (double value : covariates[j]) {
                centres[j] += value / n;
            }
        }
        for (int i = 0; i < n; i++) {
            rows[i][0] = 1;
            for (int j = 0; j < covariates.length; j++) {
                rows[i][j + 1] = covariates[j][i] - centres[j];
            }
        }
    }

    @Override
    public int size() {
        return centres.length + 1;
    }

    @Override
    public double at(double[] parameters, int i, double[] gradient) {
        double location = offset[i];
        for (int j = 0; j < rows[i].length; j++) {
            gradient[j] = rows[i][j];
            location += parameters[j] * rows[i][j];
        }
        return location;
    }

    /** By weighted least squares; a tiny ridge decides where the weights leave a parameter open. */
    @Override
    public List<double[]> near(double[] locations, double[] weights) {
        return List.of(nearest(locations, weights));
    }

    double[] nearest(double[] locations, double[] weights) {
        int p = size();
        DMatrixRMaj normal = CommonOps_DDRM.identity(p);
        CommonOps_DDRM.scale(1e-9, normal);
        DMatrixRMaj moment = new DMatrixRMaj(p, 1);
        for (int i = 0; i < rows.length; i++) {
            for (int j = 0; j < p; j++) {
                moment.add(j, 0, weights[i] * rows[i][j] * (locations[i] - offset[i]));
                for (int k = 0; k < p; k++) {
                    normal.add(j, k, weights[i] * rows[i][j] * rows[i][k]);
                }
            }
        }
        DMatrixRMaj solution = new DMatrixRMaj(p, 1);
        CommonOps_DDRM.solve(normal, moment, solution);
        return solution.data;
    }

    @Override
    public double logPrefactor(double[] parameters) {
        double constant = parameters[0];
        for (int j = 0; j < centres.length; j++) {
            constant -= parameters[j + 1] * centres[j];
        }
        return constant;
    }
}

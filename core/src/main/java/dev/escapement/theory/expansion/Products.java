package dev.escapement.theory.expansion;

/**
 * The coefficients {@code i! mu_i = sqrt(i) E[psi he_i(A) he_(i-1)(B)]} of a direction that is a sum of products of a function
 * of the label and one of the pre-activation. A coefficient no larger than its error bound is set to 0.
 */
public final class Products {
    private static final double ROUNDING = 1e-15;

    private final double[] sum;
    private final double[] error;

    /** For i up to {@code order}. */
    Products(int order) {
        sum = new double[order + 1];
        error = new double[order + 1];
    }

    /**
     * Adds a product.
     *
     * @param label {@code E[. he_i]} of the label's function at index i
     * @param weight {@code E[. he_n]} of the pre-activation's function at index n
     */
    void add(double factor, LinkExpansion label, LinkExpansion weight) {
        for (int i = 1; i < sum.length; i++) {
            double u = factor * label.coefficient(i);
            double w = weight.coefficient(i - 1);
            double uncertain = Math.abs(factor) * label.error(i);
            sum[i] += u * w;
            error[i] += Math.abs(u) * (weight.error(i - 1) + ROUNDING * Math.abs(w))
                    + uncertain * (Math.abs(w) + weight.error(i - 1));
        }
    }

    /** {@code i! mu_i} at index i. */
    double[] coefficients() {
        double[] out = new double[sum.length];
        for (int i = 1; i < out.length; i++) {
            out[i] = Math.abs(sum[i]) <= error[i] ? 0 : Math.sqrt(i) * sum[i];
        }
        return out;
    }
}

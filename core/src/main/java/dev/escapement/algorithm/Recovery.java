package dev.escapement.algorithm;

/** Which of several neurons and directions have to be near for a run to count as escaped; {@code m_jk = <w_j, theta_k> / |w_j|}. */
public enum Recovery {
    /** One neuron near one direction: the largest of the overlaps. */
    ANY("any"),
    /** Every neuron near a direction of its own choice: the least, over neurons, of its largest overlap. */
    ALL("all"),
    /** One neuron near the span of the directions: the largest, over neurons, of {@code sqrt(sum_k m_jk^2)}. */
    SUBSPACE("subspace");

    private final String label;

    Recovery(String label) {
        this.label = label;
    }

    /** The name in configurations and tables. */
    public String label() {
        return label;
    }

    /**
     * What reaches the threshold when a run escapes.
     *
     * @param overlaps one row a neuron, one column a direction
     */
    public double progress(double[][] overlaps, OverlapMode mode) {
        double found = this == ALL ? Double.POSITIVE_INFINITY : Double.NEGATIVE_INFINITY;
        for (double[] ofNeuron : overlaps) {
            double neuron = this == SUBSPACE ? norm(ofNeuron) : largest(ofNeuron, mode);
            found = this == ALL ? Math.min(found, neuron) : Math.max(found, neuron);
        }
        return found;
    }

    private static double norm(double[] overlaps) {
        double sum = 0;
        for (double m : overlaps) {
            sum += m * m;
        }
        return Math.sqrt(sum);
    }

    private static double largest(double[] overlaps, OverlapMode mode) {
        double largest = Double.NEGATIVE_INFINITY;
        for (double m : overlaps) {
            largest = Math.max(largest, mode.eitherSign() ? Math.abs(m) : m);
        }
        return largest;
    }
}

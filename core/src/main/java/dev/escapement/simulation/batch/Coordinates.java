package dev.escapement.simulation.batch;

/** The coordinates that the general engine holds vectors in. */
public enum Coordinates {
    /** As many as directions, stored vectors and samples span. */
    REDUCED("reduced"),
    /** All d, samples rounded to float. */
    DENSE_MIXED("dense"),
    /** All d, in double. */
    DENSE_DOUBLE("dense");

    private final String label;

    Coordinates(String label) {
        this.label = label;
    }

    String label() {
        return label;
    }
}

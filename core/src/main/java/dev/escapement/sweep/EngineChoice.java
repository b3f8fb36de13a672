package dev.escapement.sweep;

import java.util.Optional;

/** Which engine simulates a cell, and in which precision it holds a sample. */
public enum EngineChoice {
    /** The exact O(1) reduction. */
    REDUCED("reduced", null),
    /** x in float, w and sums in double. */
    DENSE_MIXED("dense", "mixed"),
    /** Everything in double. */
    DENSE_DOUBLE("dense", "double");

    private final String engine;
    private final String precision;

    EngineChoice(String engine, String precision) {
        this.engine = engine;
        this.precision = precision;
    }

    /** The engine's name in configurations and tables. */
    public String engine() {
        return engine;
    }

    /** The precision's name; empty for the reduced engine, which has no choice. */
    public Optional<String> precision() {
        return Optional.ofNullable(precision);
    }
}

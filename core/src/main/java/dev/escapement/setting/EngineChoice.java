package dev.escapement.setting;

import java.util.Arrays;
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

    /**
     * The engine of a name and a precision, which counts only where the engine has a choice.
     *
     * @param precision may be null
     * @throws IllegalArgumentException if there is none
     */
    static EngineChoice parse(String engine, String precision) {
        return Arrays.stream(values())
                .filter(choice -> choice.engine.equals(engine))
                .filter(choice -> choice.precision == null || choice.precision.equals(precision))
                .findFirst()
                .orElseThrow(() ->
                        new IllegalArgumentException("no engine is called " + engine + " with precision " + precision));
    }

    /** The engine with its precision, in words. */
    String label() {
        return precision == null ? engine : engine + " " + precision;
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

package dev.escapement.algorithm;

import dev.escapement.link.Decimals;
import java.io.Serializable;

/** Where a run starts: a unit vector {@code w}, conditional on not having escaped at step 0. */
public sealed interface InitialCondition extends Serializable {

    /** The spelling in tables: {@code positive}, {@code uniform}, {@code fixed(0.02)}; {@link #parse} reads it back. */
    String label();

    /** Uniform on the half sphere {@code m >= 0}: the paper's condition. */
    record Positive() implements InitialCondition {
        @Override
        public String label() {
            return "positive";
        }
    }

    /** Uniform on the sphere. */
    record Uniform() implements InitialCondition {
        @Override
        public String label() {
            return "uniform";
        }
    }

    /** A given overlap; uniform among the unit vectors that have it. */
    record Fixed(double overlap) implements InitialCondition {
        @Override
        public String label() {
            return "fixed(" + Decimals.spell(overlap) + ")";
        }
    }

    /**
     * The start that a label spells.
     *
     * @throws IllegalArgumentException if it spells none
     */
    static InitialCondition parse(String label) {
        if (label.equals("positive")) {
            return new Positive();
        }
        if (label.equals("uniform")) {
            return new Uniform();
        }
        try {
            if (label.startsWith("fixed(") && label.endsWith(")")) {
                return new Fixed(Double.parseDouble(label.substring("fixed(".length(), label.length() - 1)));
            }
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("no start is called " + label, e);
        }
        throw new IllegalArgumentException("no start is called " + label);
    }
}

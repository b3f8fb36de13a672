package dev.escapement.algorithm;

import dev.escapement.numeric.Decimals;
import java.io.Serializable;
import java.util.OptionalDouble;

/** Where a run starts: a unit vector {@code w}, conditional on not having escaped at step 0. */
public sealed interface InitialCondition extends Serializable {

    /** The spelling in tables: {@code positive}, {@code uniform}, {@code fixed(0.02)}; {@link #parse} reads it back. */
    String label();

    /** The overlap of every start; empty if starts differ. */
    OptionalDouble fixedOverlap();

    /** The least overlap of a start. Where starts differ, they are uniform on the part of the sphere from there up. */
    double leastOverlap();

    /** Uniform on the half sphere {@code m >= 0}: the paper's condition. */
    record Positive() implements InitialCondition {
        @Override
        public String label() {
            return "positive";
        }

        @Override
        public OptionalDouble fixedOverlap() {
            return OptionalDouble.empty();
        }

        @Override
        public double leastOverlap() {
            return 0;
        }
    }

    /** Uniform on the sphere. */
    record Uniform() implements InitialCondition {
        @Override
        public String label() {
            return "uniform";
        }

        @Override
        public OptionalDouble fixedOverlap() {
            return OptionalDouble.empty();
        }

        @Override
        public double leastOverlap() {
            return -1;
        }
    }

    /** A given overlap; uniform among the unit vectors that have it. */
    record Fixed(double overlap) implements InitialCondition {
        @Override
        public String label() {
            return "fixed(" + Decimals.spell(overlap) + ")";
        }

        @Override
        public OptionalDouble fixedOverlap() {
            return OptionalDouble.of(overlap);
        }

        @Override
        public double leastOverlap() {
            return overlap;
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

package dev.escapement.simulation.kernel.vector;

import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorShape;
import jdk.incubator.vector.VectorSpecies;

/**
 * The width of this class loader's vectors: the machine's, or what the system property {@value #PROPERTY} says. It must be
 * a constant, or HotSpot would box every vector.
 */
final class Width {
    static final String PROPERTY = "escapement.vector.bits";
    static final VectorShape SHAPE = shape();
    static final VectorSpecies<Long> LONGS = VectorSpecies.of(long.class, SHAPE);
    static final VectorSpecies<Integer> INTS = VectorSpecies.of(int.class, SHAPE);
    static final VectorSpecies<Float> FLOATS = VectorSpecies.of(float.class, SHAPE);
    static final VectorSpecies<Double> DOUBLES = VectorSpecies.of(double.class, SHAPE);
    /** As many floats as {@link #DOUBLES} has doubles. */
    static final VectorSpecies<Float> HALF_FLOATS =
            VectorSpecies.of(float.class, VectorShape.forBitSize(SHAPE.vectorBitSize() / 2));

    private Width() {}

    private static VectorShape shape() {
        int bits = Integer.getInteger(PROPERTY, LongVector.SPECIES_PREFERRED.vectorBitSize());
        return VectorShape.forBitSize(Math.max(128, Math.min(512, bits)));
    }
}

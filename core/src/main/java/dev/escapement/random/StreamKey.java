package dev.escapement.random;

import dev.escapement.numeric.Sha256;
import java.io.Serializable;
import java.nio.ByteBuffer;

/**
 * What all of a cell's randomness is a function of: the root seed, the 128-bit cell id, and a logical lane.
 *
 * <p>A stream's 256-bit state is the SHA-256 of the three, so that streams are as good as independent: for 10^6 streams of
 * 10^12 draws the chance that any two overlap is below 10^-50.
 */
public record StreamKey(long rootSeed, long cellHigh, long cellLow) implements Serializable {
    private static final String DOMAIN = "escapement stream 2";

    /** Puts lane {@code lane} of {@code generator} at the start of the cell's logical lane {@code logicalLane}. */
    public void seed(Xoshiro256 generator, int lane, int logicalLane) {
        ByteBuffer key = ByteBuffer.allocate(3 * Long.BYTES + Integer.BYTES);
        key.putLong(rootSeed).putLong(cellHigh).putLong(cellLow).putInt(logicalLane);
        ByteBuffer state =
                ByteBuffer.wrap(new Sha256().add(DOMAIN).add(key.array()).bytes());
        generator.seed(lane, state.getLong(), state.getLong(), state.getLong(), state.getLong());
    }

    /** A generator whose one lane, 0, is at the start of a logical lane. */
    public Xoshiro256 stream(int logicalLane) {
        Xoshiro256 generator = new Xoshiro256(1);
        seed(generator, 0, logicalLane);
        return generator;
    }
}

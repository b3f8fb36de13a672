package dev.escapement.random;

import java.io.Serializable;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * What all of a cell's randomness is a function of: the root seed, the 128-bit cell id, and a logical lane.
 *
 * <p>A stream's 256-bit state is the SHA-256 of the three, so that streams are as good as independent: for 10^6 streams of
 * 10^12 draws the chance that any two overlap is below 10^-40.
 */
public record StreamKey(long rootSeed, long cellHigh, long cellLow) implements Serializable {
    private static final byte[] DOMAIN = "escapement stream 1".getBytes(StandardCharsets.US_ASCII);

    /** The stream of one logical lane of the cell. */
    public Xoshiro256 stream(int lane) {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            sha.update(DOMAIN);
            ByteBuffer key = ByteBuffer.allocate(3 * Long.BYTES + Integer.BYTES);
            key.putLong(rootSeed).putLong(cellHigh).putLong(cellLow).putInt(lane);
            ByteBuffer state = ByteBuffer.wrap(sha.digest(key.array()));
            return new Xoshiro256(state.getLong(), state.getLong(), state.getLong(), state.getLong());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}

package dev.escapement.spark.fit;

import dev.escapement.random.StreamKey;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * A hash of cell ids in ascending order. It keys the random streams of what is drawn about a group, so that the same runs
 * give the same tables, whoever fits them and however often.
 */
final class CellDigest {
    private final MessageDigest sha;

    CellDigest() {
        try {
            sha = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    void add(String cellId) {
        sha.update(cellId.getBytes(StandardCharsets.UTF_8));
        sha.update((byte) '\n');
    }

    /** The key; ends the hash. */
    StreamKey key() {
        ByteBuffer hash = ByteBuffer.wrap(sha.digest());
        return new StreamKey(hash.getLong(), hash.getLong(), hash.getLong());
    }
}

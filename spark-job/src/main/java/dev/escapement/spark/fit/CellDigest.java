package dev.escapement.spark.fit;

import dev.escapement.numeric.Sha256;
import dev.escapement.random.StreamKey;
import java.nio.ByteBuffer;

/**
 * A hash of cell ids in ascending order. It keys the random streams of what is drawn about a group, so that the same runs
 * give the same tables, whoever fits them and however often.
 */
final class CellDigest {
    private final Sha256 sha = new Sha256();

    void add(String cellId) {
        sha.add(cellId).add("\n");
    }

    /** The key; ends the hash. */
    StreamKey key() {
        ByteBuffer hash = ByteBuffer.wrap(sha.bytes());
        return new StreamKey(hash.getLong(), hash.getLong(), hash.getLong());
    }
}

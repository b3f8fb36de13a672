package dev.escapement.numeric;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The SHA-256 hash (FIPS 180-4) of bytes and of texts in UTF-8. An instance hashes what it is given piece by piece; it is
 * not safe for use by two threads.
 */
public final class Sha256 {
    private final MessageDigest digest;

    /** The hash of nothing, to which pieces can be added. */
    public Sha256() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** The hash of a text in UTF-8: 32 bytes. */
    public static byte[] of(String text) {
        return new Sha256().add(text).bytes();
    }

    /** The hash of a text in UTF-8: 64 hexadecimal digits, lower case. */
    public static String hex(String text) {
        return HexFormat.of().formatHex(of(text));
    }

    /** Appends bytes to what is hashed. */
    public Sha256 add(byte[] bytes) {
        digest.update(bytes);
        return this;
    }

    /** Appends a text in UTF-8 to what is hashed. */
    public Sha256 add(String text) {
        return add(text.getBytes(StandardCharsets.UTF_8));
    }

    /** The hash of all that was added: 32 bytes. The next piece begins a new hash. */
    public byte[] bytes() {
        return digest.digest();
    }
}

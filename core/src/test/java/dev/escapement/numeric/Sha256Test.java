package dev.escapement.numeric;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/** The examples of FIPS 180-4, and one text that is not ASCII (coreutils' sha256sum). */
class Sha256Test {
    private static final String ABC = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

    @Test
    void knownHashes() {
        assertThat(Sha256.hex("")).isEqualTo("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
        assertThat(Sha256.hex("abc")).isEqualTo(ABC);
        assertThat(Sha256.hex("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq"))
                .isEqualTo("248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
        assertThat(Sha256.hex("naïve γ")).isEqualTo("ae77209c377139e1887bb122db75b2d0146ab90a8265a1d2a3c525d4915e7dc7");
    }

    @Test
    void piecesAreHashedAsOneText() {
        Sha256 sha = new Sha256().add("a").add(new byte[] {'b', 'c'});
        assertThat(HexFormat.of().formatHex(sha.bytes())).isEqualTo(ABC);
        assertThat(sha.add("abc").bytes()).as("a new hash").isEqualTo(Sha256.of("abc"));
    }
}

package dev.escapement.spark.config.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.escapement.spark.UserException;
import dev.escapement.spark.config.ConfigFixture;
import dev.escapement.spark.config.SweepConfig;
import dev.escapement.spark.config.SweepConfigReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UserPathTest {
    private static final String HOME = System.getenv().getOrDefault("HOME", System.getProperty("user.home"));

    @TempDir
    private Path directory;

    @ParameterizedTest
    @CsvSource({
        "~, /home/me",
        "~/x/y, /home/me/x/y",
        "x~, x~",
        "./~x, ./~x",
        "out/~, out/~",
        "hdfs://nn/~/x, hdfs://nn/~/x",
        "file:~, file:~"
    })
    void aLeadingTildeIsTheHome(String typed, String path) {
        assertThat(UserPath.of(typed, "/home/me", UserException::new)).isEqualTo(path);
    }

    @ParameterizedTest
    @CsvSource({"~/x, /, /x", "~, /, /", "~/, /, /", "~/x, /home/me//, /home/me/x", "~, /home/me/, /home/me"})
    void aHomeMayEndInASlash(String typed, String home, String path) {
        assertThat(UserPath.of(typed, home, UserException::new)).isEqualTo(path);
    }

    @Test
    void anotherUsersHomeAndNoHomeAreRefused() {
        assertThatThrownBy(() -> UserPath.of("~bob/x", "/home/me", UserException::new))
                .hasMessage("only ~ and ~/ stand for a home; write the path in full, or ./~ where a name begins so");
        assertThatThrownBy(() -> UserPath.of("~/x", "?", UserException::new))
                .hasMessage("this user has no home directory; write the path in full");
    }

    @ParameterizedTest
    @ValueSource(strings = {"output = ~/x", "output = \"~/x\""})
    void theOutputOfAFileIsExpanded(String line) {
        SweepConfig config = new ConfigFixture(directory).read(line);
        assertThat(config.output()).isEqualTo(HOME + "/x");
        assertThat(config.resolved()).contains("\"output\":\"" + HOME + "/x\"");
    }

    @Test
    void soIsThatOfAnArgument() {
        ConfigFixture fixture = new ConfigFixture(directory);
        assertThat(fixture.read("", "output=~/x").output()).isEqualTo(HOME + "/x");
        assertThat(fixture.complaint("output = ~bob"))
                .isEqualTo(
                        "x.conf:6: output = ~bob: only ~ and ~/ stand for a home; write the path in full, or ./~ where "
                                + "a name begins so");
    }

    @Test
    void soAreFilesAndIncludes() {
        ConfigFixture fixture = new ConfigFixture(directory);
        assertThat(fixture.complaint("include \"~/no/such.conf\""))
                .isEqualTo("x.conf:6: include \"~/no/such.conf\": no such file");
        assertThat(fixture.complaint(() -> SweepConfigReader.read("~/no/such.conf", java.util.List.of())))
                .isEqualTo("~/no/such.conf: no such file");
    }

    @Test
    void aNameThatTheEncodingLacksIsRefused() {
        assertThat(UserPath.unwritable("out/gr\u00f6\u00dfe", StandardCharsets.UTF_8))
                .isEmpty();
        assertThat(UserPath.unwritable("out/gr\u00f6\u00dfe", StandardCharsets.ISO_8859_1))
                .isEmpty();
        assertThat(UserPath.unwritable("out/what?", StandardCharsets.UTF_8)).isEmpty();
        assertThat(UserPath.unwritable("out/x", StandardCharsets.US_ASCII)).isEmpty();
        assertThat(UserPath.unwritable("out/gr\u00f6\u00dfe", StandardCharsets.US_ASCII))
                .hasValue(
                        "file names are in US-ASCII here, which lacks letters of out/gr??e; set LC_ALL=C.UTF-8, or another "
                                + "UTF-8 locale of this machine");
        assertThat(UserPath.unwritable("out/gr????e", StandardCharsets.US_ASCII))
                .isPresent();
        assertThat(UserPath.unwritable("out/\u4e2d", StandardCharsets.ISO_8859_1))
                .isPresent();
        assertThat(UserPath.unwritable("out/gr\ufffde", StandardCharsets.UTF_8)).isPresent();
    }
}

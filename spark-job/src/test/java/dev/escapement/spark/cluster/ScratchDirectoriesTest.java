package dev.escapement.spark.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.escapement.spark.UserException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.spark.SparkConf;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where Spark keeps blocks. */
class ScratchDirectoriesTest {
    @TempDir
    private Path directory;

    /** As for Spark. */
    @Test
    void oneOfManyIsEnough() throws IOException {
        Path file = Files.writeString(directory.resolve("file"), "");
        Path missing = directory.resolve("a/b");
        ScratchDirectories.check(conf(file + "," + missing));
        assertThat(missing).isEmptyDirectory();
        assertThatThrownBy(() -> ScratchDirectories.check(conf(file + "," + file.resolve("below"))))
                .isInstanceOf(UserException.class)
                .hasMessageStartingWith(
                        "spark.local.dir = " + file + "," + file + "/below: Spark cannot keep its scratch");
    }

    @Test
    void aUriIsRefusedAndNothingIsMade() {
        Path missing = directory.resolve("a");
        assertThatThrownBy(() -> ScratchDirectories.check(conf(missing + ",file:///scratch/b")))
                .isInstanceOf(UserException.class)
                .hasMessage("spark.local.dir = " + missing
                        + ",file:///scratch/b: Spark takes file:///scratch/b for the name of a directory, not for a URI; "
                        + "write the path alone, such as /scratch/b");
        assertThat(missing).doesNotExist();
        assertThat(Path.of("file:")).doesNotExist();
    }

    private static SparkConf conf(String directories) {
        return new SparkConf(false).set("spark.local.dir", directories);
    }
}

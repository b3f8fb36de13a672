package dev.escapement.spark.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WholeFilesTest {
    @TempDir
    private Path output;

    @Test
    void nothingThatAGlobMatchesIsEverPartOfAFile() throws IOException {
        WholeFiles files = new WholeFiles(Rows.hadoop(output), new Configuration());
        Path target = output.resolve("t.parquet");
        Files.writeString(target, "old");

        files.write(Rows.hadoop(target), temporary -> {
            assertThat(temporary.getName()).startsWith("_").endsWith(".tmp");
            Files.writeString(Path.of(temporary.toUri()), "ne");
            assertThat(target).hasContent("old");
            Files.writeString(Path.of(temporary.toUri()), "new");
        });

        assertThat(target).hasContent("new");
        assertThat(output).isDirectoryContaining("glob:**t.parquet");
        assertThat(output.toFile().list()).containsExactly("t.parquet");
    }

    @Test
    void aFailedReplacementLeavesTheOldFile() throws IOException {
        OutputDirectory directory = new OutputDirectory(Rows.hadoop(output), new Configuration());
        directory.writeText("manifest.json", "{}\n");
        directory.writeText("manifest.json", "{\"gr\u00f6\u00dfe\": 1}\n");
        WholeFiles files = new WholeFiles(Rows.hadoop(output), new Configuration());

        assertThatThrownBy(() -> files.write(Rows.hadoop(output.resolve("manifest.json")), temporary -> {
                    Files.writeString(Path.of(temporary.toUri()), "half");
                    throw new IOException("no space left on device");
                }))
                .isInstanceOf(WriteFailedException.class)
                .hasMessage(
                        Rows.hadoop(output.resolve("manifest.json")).toString().replaceFirst("/*$", "")
                                + " could not be written: no space left on device");
        assertThat(output.toFile().list()).containsExactly("manifest.json");
        assertThat(output.resolve("manifest.json")).hasContent("{\"gr\u00f6\u00dfe\": 1}");
    }
}

package dev.escapement.spark.store.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.escapement.spark.store.OutputDirectory;
import dev.escapement.spark.store.Rows;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.CommonPathCapabilities;
import org.apache.hadoop.fs.RawLocalFileSystem;
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

        files.write(Rows.hadoop(target), (system, temporary) -> {
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

        assertThatThrownBy(() -> files.write(Rows.hadoop(output.resolve("manifest.json")), (system, temporary) -> {
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

    @Test
    void onAnObjectStoreAFileIsOnePut() throws IOException {
        WholeFiles files = store();
        Path target = output.resolve("t.parquet");
        files.writeText(new org.apache.hadoop.fs.Path("store:" + target), "old");
        assertThat(target).hasContent("old");

        assertThatThrownBy(() -> files.write(new org.apache.hadoop.fs.Path("store:" + target), (system, draft) -> {
                    system.create(draft).close();
                    throw new IOException("the source is gone");
                }))
                .isInstanceOf(WriteFailedException.class)
                .hasMessage("store:" + target + " could not be written: the source is gone");
        assertThat(target).hasContent("old");

        files.writeText(new org.apache.hadoop.fs.Path("store:" + target), "new");
        assertThat(target).hasContent("new");
        assertThat(output.toFile().list()).containsExactly("t.parquet");
    }

    @Test
    void onAnObjectStoreALostLeasePutsNothing() throws IOException {
        int[] checks = {0};
        WholeFiles files = store().behind(() -> {
            if (++checks[0] == 2) {
                throw new FencedException("it is another's") {};
            }
        });
        assertThatThrownBy(() -> files.writeText(new org.apache.hadoop.fs.Path("store:" + output + "/t"), "text"))
                .isInstanceOf(FencedException.class);
        assertThat(output).isEmptyDirectory();
    }

    private static WholeFiles store() throws IOException {
        Configuration configuration = new Configuration();
        configuration.set("fs.store.impl", Store.class.getName());
        return new WholeFiles(new org.apache.hadoop.fs.Path("store:///"), configuration);
    }

    /** The local disk as an object store: what is written is seen when it is complete, and nothing is ever renamed. */
    public static final class Store extends RawLocalFileSystem {
        @Override
        public URI getUri() {
            return URI.create("store:///");
        }

        @Override
        public boolean hasPathCapability(org.apache.hadoop.fs.Path path, String capability) throws IOException {
            return capability.equals(CommonPathCapabilities.ABORTABLE_STREAM)
                    || super.hasPathCapability(path, capability);
        }

        @Override
        public boolean rename(org.apache.hadoop.fs.Path from, org.apache.hadoop.fs.Path to) {
            throw new AssertionError(from + " is renamed");
        }
    }
}

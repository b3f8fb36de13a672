package dev.escapement.spark.cli.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import dev.escapement.sweep.Speed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpeedFileTest {
    @TempDir
    private Path directory;

    private SpeedFile file() {
        return new SpeedFile(directory.resolve("new"));
    }

    private Path written() throws IOException {
        try (Stream<Path> files = Files.list(directory.resolve("new"))) {
            List<Path> all = files.toList();
            assertThat(all).hasSize(1);
            return all.get(0);
        }
    }

    @Test
    void measurementsAreKeptBesideOlderOnes() {
        assertThat(file().read().measured()).isEmpty();
        file().add(Map.of("lanes: online \"x\", he3", 1.25, "vector: a", 0.5));
        file().add(Map.of("vector: a", 0.75));
        file().add(Map.of());
        Speed kept = file().read();
        assertThat(kept.measured()).isEqualTo(Map.of("lanes: online \"x\", he3", 1.25, "vector: a", 0.75));
        assertThat(kept.clock()).isEqualTo(1);
    }

    @Test
    void aBrokenFileCountsAsNoneAndIsWrittenAnew() throws IOException {
        file().add(Map.of("lanes: a", 2.0));
        Path path = written();
        String whole = Files.readString(path);
        for (String broken : List.of(
                "",
                "{",
                "no json at all }{",
                whole.substring(0, whole.length() / 2),
                whole.replace("2", "[2]"),
                whole.replaceAll("\"build\" : \".*\"", "\"build\" : \"another\""),
                whole.replaceAll("(?s)(\"times_over_constants\" : ).*", "$1 7 }"))) {
            Files.writeString(path, broken);
            assertThat(file().read().measured()).as(broken).isEmpty();
            file().add(Map.of("lanes: b", 3.0));
            assertThat(file().read().measured()).as(broken).isEqualTo(Map.of("lanes: b", 3.0));
        }
        Files.write(path, new byte[] {(byte) 0xff, 0, 1});
        assertThat(file().read().measured()).isEmpty();
    }

    @Test
    void withoutADirectoryThereAreNoMeasurements() throws IOException {
        Path occupied = Files.writeString(directory.resolve("file"), "");
        for (Path none : new Path[] {null, occupied, occupied.resolve("below")}) {
            new SpeedFile(none).add(Map.of("lanes: a", 2.0));
            assertThat(new SpeedFile(none).read().measured()).isEmpty();
        }
    }
}

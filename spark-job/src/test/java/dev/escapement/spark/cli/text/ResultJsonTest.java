package dev.escapement.spark.cli.text;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.escapement.spark.cluster.Spread;
import dev.escapement.spark.fit.TableFit;
import dev.escapement.spark.fit.Tables;
import dev.escapement.spark.report.SyntheticRuns;
import dev.escapement.spark.report.text.Conclusion;
import dev.escapement.spark.store.OutputDirectory;
import java.nio.file.Path;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResultJsonTest {
    @Test
    void theDocumentHasConclusionsHeadlinesTransitionsAndTheManifest(@TempDir Path directory) throws Exception {
        Path output = new SyntheticRuns(20, 1_000_000_000)
                .with("alternating", "he3", List.of(0.0, 0.25, 0.5, 1.0, 1.5), 64, 256, 1024)
                .write(directory);
        Tables tables = TableFit.of(
                new OutputDirectory(new org.apache.hadoop.fs.Path(output.toUri()), new Configuration()).runs(file -> {
                    throw new AssertionError(file);
                }),
                () -> Spread.HERE);
        JsonNode json = new ObjectMapper()
                .readTree(ResultJson.of(
                        tables, "file:/out", "{ \"command\" : \"./submit.sh run x.conf\", \"cores\" : 2 }"));
        assertThat(json.fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder("output", "conclusions", "exponents", "transitions", "manifest");
        assertThat(json.get("output").asText()).isEqualTo("file:/out");
        assertThat(json.get("manifest").get("cores").asInt()).isEqualTo(2);
        Conclusion conclusion = Conclusion.of(tables).get(0);
        assertThat(json.get("conclusions").get(0).get("text").asText()).isEqualTo(conclusion.text());
        assertThat(json.get("exponents"))
                .hasSize(5)
                .allSatisfy(row -> assertThat(row.get("best").asBoolean()).isTrue());
        assertThat(json.get("exponents").get(1).get("eta_exponent").asDouble()).isEqualTo(0.25);
        assertThat(json.get("exponents").get(1).get("alpha").asDouble())
                .isEqualTo(tables.headlines().get(1).alpha());
        assertThat(json.get("transitions").get(0).get("a_break").asDouble())
                .isEqualTo(tables.transitions().get(0).aBreak());
        JsonNode none = new ObjectMapper().readTree(ResultJson.of(tables, "file:/out", null));
        assertThat(none.get("manifest").isNull()).isTrue();
    }
}

package dev.escapement.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.escapement.spark.store.OutputDirectory;
import dev.escapement.spark.store.table.EscapeTimeRow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The snippets of docs/analysis.md in pandas and R, on runs of every status and steps beyond 2^31, give the medians of our table. */
@Tag("slow")
class SnippetsTest {
    private static final Path PAGE = Path.of("").toAbsolutePath().resolveSibling("docs/analysis.md");

    /** Of six runs a setting, one failed, one diverged, one was censored; the median is the third escape. */
    private static final String EVERY_STATUS = """
            case seed when 0 then 'FAILED' when 1 then 'DIVERGED' when 2 then 'CENSORED' else 'ESCAPED' end as status,
            if(seed > 2, 3000000000 + escape_step, null)::bigint as escape_step,
            if(seed = 0, null, 9)::bigint as steps,
            5000000000 + seed as max_steps""";

    @TempDir
    static Path output;

    private static List<EscapeTimeRow> table;

    @BeforeAll
    static void fit() throws IOException, SQLException {
        ForeignRuns.write(output, "all.parquet", EVERY_STATUS, "");
        assertThat(Sweeps.command("fit", output, "--quiet").exitCode()).isZero();
        table = new OutputDirectory(new org.apache.hadoop.fs.Path(output.toUri()), new Configuration())
                .readTable(EscapeTimeRow.FILE, EscapeTimeRow.class);
        assertThat(table).hasSize(4).allMatch(row -> row.median() > 3e9 && row.nFailed() == 1 && row.nDiverged() == 1);
        csv("runs/*.parquet", "runs.csv");
        csv("exponents.parquet", "exponents.csv");
    }

    @Test
    void pandas() throws Exception {
        String python = List.of("python3", "/usr/bin/python3").stream()
                .filter(name -> runs(name, "-c", "import pandas"))
                .findFirst()
                .orElse(null);
        assumeTrue(python != null, "there is no Python with pandas: the lines in pandas were not run");
        boolean arrow = runs(python, "-c", "import pyarrow");
        String reading = arrow ? "" : """
                import pandas
                pandas.read_parquet = lambda path: pandas.read_csv(path.replace(".parquet", "") + ".csv")
                """;
        String medians = """

                for dimension, group in runs.groupby("dimension"):
                    survival = 1.0
                    for at, watched in group.sort_values("time").groupby("time"):
                        survival *= 1 - watched.escaped.sum() / (group.time >= at).sum()
                        if survival < 0.5:
                            print("median", dimension, int(at))
                            break
                assert len(best) == 1
                """;
        List<String> lines = output(python, "-c", reading + snippet("python") + medians);
        assertThat(lines.stream().filter(line -> line.startsWith("median")))
                .containsExactlyElementsOf(table.stream()
                        .map(row -> String.format(
                                Locale.ROOT, "median %d %.0f", row.setting().dimension(), row.median()))
                        .toList());
    }

    @Test
    void r() throws Exception {
        assumeTrue(
                runs("Rscript", "-e", "library(survival); library(bit64)"),
                "there is no R with survival and bit64: the lines in R were not run");
        String snippet = snippet("r");
        if (!runs("Rscript", "-e", "library(arrow); library(dplyr)")) {
            String reading = "runs <- dplyr::collect(arrow::open_dataset(\"" + output + "/runs\"))";
            assertThat(snippet).contains(reading);
            snippet = snippet.replace(reading, """
                    runs <- read.csv("%s/runs.csv", colClasses = c(escape_step = "character", max_steps = "character"))
                    runs$escape_step <- as.integer64(runs$escape_step)
                    runs$max_steps <- as.integer64(runs$max_steps)""".formatted(output));
        }
        Path script = Files.writeString(output.resolve("snippet.R"), snippet + """

                medians <- summary(fit)$table[, "median"]
                cat(sprintf("median %s %.0f\\n", names(medians), medians), sep = "")
                """);
        assertThat(output("Rscript", script.toString()).stream().filter(line -> line.startsWith("median")))
                .containsExactlyInAnyOrderElementsOf(table.stream()
                        .map(row -> String.format(
                                Locale.ROOT,
                                "median setting=online NA %d %.0f",
                                row.setting().dimension(),
                                row.median()))
                        .toList());
    }

    private static String snippet(String language) throws IOException {
        Matcher block = Pattern.compile("```" + language + "\\n(.*?)```", Pattern.DOTALL)
                .matcher(Files.readString(PAGE));
        assertThat(block.find()).isTrue();
        return block.group(1).replace("out/small", output.toString());
    }

    private static void csv(String parquet, String file) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement()) {
            statement.execute("copy (from '" + output.resolve(parquet) + "') to '" + output.resolve(file)
                    + "' (format csv, header)");
        }
    }

    private static boolean runs(String... command) {
        try {
            return new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static List<String> output(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String text = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(text).isZero();
        return text.lines().toList();
    }
}

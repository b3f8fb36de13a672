package dev.escapement;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The example of core as a library, compiled and run as a user would. */
class LibraryExampleTest {
    private static final Path SOURCE = Path.of("../docs/examples/TheoryAndOneRun.java");

    @Test
    void itCompilesAndPrintsTheoryAndARun(@TempDir Path classes) throws Exception {
        ByteArrayOutputStream complaints = new ByteArrayOutputStream();
        int code = ToolProvider.getSystemJavaCompiler()
                .run(
                        null,
                        complaints,
                        complaints,
                        "-cp",
                        System.getProperty("java.class.path"),
                        "-d",
                        classes.toString(),
                        SOURCE.toString());
        assertThat(code).as(complaints.toString(StandardCharsets.UTF_8)).isZero();

        assertThat(printed(classes)).isEqualToNormalizingNewlines("""
                alpha 2.0
                ESCAPED after 2806 steps
                """);
    }

    private static String printed(Path classes) throws Exception {
        PrintStream before = System.out;
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {classes.toUri().toURL()}, LibraryExampleTest.class.getClassLoader())) {
            System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
            loader.loadClass("TheoryAndOneRun")
                    .getMethod("main", String[].class)
                    .invoke(null, (Object) new String[0]);
        } finally {
            System.setOut(before);
        }
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test
    void itTakesFifteenLines() throws Exception {
        List<String> lines = Files.readAllLines(SOURCE);
        int main = lines.indexOf("    public static void main(String[] arguments) {");
        assertThat(lines.subList(main + 1, lines.indexOf("    }"))).hasSizeLessThanOrEqualTo(15);
    }
}

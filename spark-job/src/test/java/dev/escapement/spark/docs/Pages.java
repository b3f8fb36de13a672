package dev.escapement.spark.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What people read: README.md, CONTRIBUTING.md and docs. */
final class Pages {
    /** The root of the project. */
    static final Path ROOT = Path.of("").toAbsolutePath().getParent();

    private Pages() {}

    /** Every page. */
    static List<Path> all() throws IOException {
        try (Stream<Path> docs = Files.list(ROOT.resolve("docs"))) {
            Stream<Path> top =
                    Stream.of("README.md", "CONTRIBUTING.md", "CHANGELOG.md").map(ROOT::resolve);
            return Stream.concat(
                            top,
                            docs.filter(page -> page.toString().endsWith(".md")).sorted())
                    .toList();
        }
    }

    /** A page by its path from the root. */
    static String text(String path) throws IOException {
        return Files.readString(ROOT.resolve(path));
    }

    /** The blocks of code of a page that are in a language. */
    static List<String> blocks(String page, String language) {
        return Pattern.compile("^```" + language + "\\n(.*?)^```$", Pattern.DOTALL | Pattern.MULTILINE)
                .matcher(page)
                .results()
                .map(block -> block.group(1))
                .toList();
    }
}

package dev.escapement.spark;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePathScanner;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every public type says what it is. javac has no such check: it would ask for a comment on each method too. */
class JavadocTest {
    private static final Path ROOT = Path.of("").toAbsolutePath().getParent();

    @ParameterizedTest
    @ValueSource(strings = {"core", "spark-job"})
    void everyPublicTypeHasAComment(String module) throws IOException {
        try (Stream<Path> tree = Files.walk(ROOT.resolve(module).resolve("src/main/java"))) {
            List<Path> sources =
                    tree.filter(file -> file.toString().endsWith(".java")).toList();
            assertThat(sources).isNotEmpty();
            assertThat(uncommented(sources)).isEmpty();
        }
    }

    @Test
    void aPublicTypeWithoutACommentIsNamed(@TempDir Path directory) throws IOException {
        Path source = Files.writeString(directory.resolve("Outer.java"), """
                /** Has one. */
                public interface Outer {
                    public record Bare(int n) {}

                    class Hidden {}
                }
                """);
        assertThat(uncommented(List.of(source))).containsExactly("Bare");
    }

    private static List<String> uncommented(List<Path> sources) throws IOException {
        List<String> found = new ArrayList<>();
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager files =
                compiler.getStandardFileManager(null, Locale.ROOT, StandardCharsets.UTF_8)) {
            JavacTask task = (JavacTask) compiler.getTask(
                    null, files, null, List.of("-proc:none"), null, files.getJavaFileObjectsFromPaths(sources));
            DocTrees comments = DocTrees.instance(task);
            for (CompilationUnitTree unit : task.parse()) {
                new TreePathScanner<Void, Void>() {
                    @Override
                    public Void visitClass(ClassTree type, Void nothing) {
                        if (type.getModifiers().getFlags().contains(Modifier.PUBLIC)
                                && comments.getDocComment(getCurrentPath()) == null) {
                            found.add(type.getSimpleName().toString());
                        }
                        return super.visitClass(type, null);
                    }
                }.scan(unit, null);
            }
        }
        return found;
    }
}

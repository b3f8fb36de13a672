package dev.escapement.spark.config.key;

import dev.escapement.setting.EngineChoice;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** A precision other than the default where no cell has one. */
public final class UnusedPrecision {
    private UnusedPrecision() {}

    /** A warning for each place that gives one in vain. */
    public static List<String> in(List<Section> sections) {
        Set<String> used = warnings(sections, UnusedPrecision::dense);
        return warnings(sections, section -> !dense(section)).stream()
                .filter(warning -> !used.contains(warning))
                .sorted()
                .toList();
    }

    private static Set<String> warnings(List<Section> sections, Predicate<Section> which) {
        return sections.stream()
                .filter(section -> section.has(Keys.PRECISION) && which.test(section))
                .filter(section -> !section.read(Keys.PRECISION)
                        .equals(List.of(EngineChoice.DENSE_MIXED.precision().orElseThrow())))
                .map(section -> section.entry(Keys.PRECISION)
                        .orElseThrow()
                        .expecting("only engine = dense has a precision")
                        .wrong("it has no effect here")
                        .getMessage())
                .collect(Collectors.toSet());
    }

    private static boolean dense(Section section) {
        return section.read(Keys.ENGINE).contains(EngineChoice.DENSE_MIXED.engine());
    }
}

package dev.escapement.spark.config.key;

import dev.escapement.algorithm.Geometry;
import dev.escapement.algorithm.OverlapMode;
import dev.escapement.algorithm.Recovery;
import dev.escapement.setting.EngineChoice;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;

/** Keys whose values are names out of a closed family. */
final class Choices {
    private Choices() {}

    static List<Geometry> geometries(Entry entry) {
        return several(entry, List.of(Geometry.values()), Geometry::label);
    }

    static List<OverlapMode> overlaps(Entry entry) {
        return several(entry, List.of(OverlapMode.values()), OverlapMode::label);
    }

    static List<Recovery> recoveries(Entry entry) {
        return several(entry, List.of(Recovery.values()), Recovery::label);
    }

    static List<String> engines(Entry entry) {
        return several(entry, names(choice -> Stream.of(choice.engine())), Function.identity());
    }

    static List<String> precisions(Entry entry) {
        return several(entry, names(choice -> choice.precision().stream()), Function.identity());
    }

    static boolean flag(Entry entry) {
        return one(entry, List.of(true, false), Objects::toString);
    }

    private static List<String> names(Function<EngineChoice, Stream<String>> name) {
        return Arrays.stream(EngineChoice.values()).flatMap(name).distinct().toList();
    }

    private static <T> List<T> several(Entry entry, List<T> family, Function<T, String> name) {
        return entry.elements().stream()
                .map(element -> one(element, family, name))
                .distinct()
                .toList();
    }

    private static <T> T one(Entry entry, List<T> family, Function<T, String> name) {
        String text = entry.scalar();
        return family.stream()
                .filter(member -> name.apply(member).equals(text))
                .findFirst()
                .orElseThrow(entry::wrong);
    }
}

package dev.escapement.spark.config.key;

import dev.escapement.setting.Part;
import dev.escapement.sweep.Axis;
import java.util.List;
import java.util.function.Function;

/**
 * How an axis of a grid is read.
 *
 * @param part what varies along it
 * @param values reads its values from a section
 */
record AxisReader<T>(Part<T> part, Function<Section, List<T>> values) {

    /** An axis that is the value of one key. */
    static <T> AxisReader<T> of(Part<T> part, Key<List<T>> key) {
        return new AxisReader<>(part, section -> section.read(key));
    }

    Axis<T> read(Section section) {
        return new Axis<>(part, values.apply(section));
    }
}

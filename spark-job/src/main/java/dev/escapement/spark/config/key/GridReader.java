package dev.escapement.spark.config.key;

import dev.escapement.algorithm.Algorithm;
import dev.escapement.link.MultiLink;
import dev.escapement.setting.EngineChoice;
import dev.escapement.setting.LearningRate;
import dev.escapement.setting.SettingSchema;
import dev.escapement.sweep.Axis;
import dev.escapement.sweep.Grid;
import dev.escapement.sweep.StepCap;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A section as a grid. */
public final class GridReader {
    private GridReader() {}

    /**
     * Reads every key that describes a grid, and holds them against each other.
     *
     * @param dimensions the key of the dimensions, which says how large they may be
     */
    public static Grid read(Section section, Key<List<Long>> dimensions) {
        Grid grid = unchecked(section, dimensions);
        GridConsistency.check(section, grid);
        return grid;
    }

    /**
     * Reads every key that describes a grid, each for itself.
     *
     * @param dimensions the key of the dimensions, which says how large they may be
     */
    public static Grid unchecked(Section section, Key<List<Long>> dimensions) {
        List<Axis<?>> axes = new ArrayList<>();
        Keys.AXES.forEach(axis -> axes.add(axis.read(section)));
        axes.add(AxisReader.of(SettingSchema.DIMENSION, dimensions).read(section));
        return new Grid(List.copyOf(axes), section.read(Keys.SEEDS), cap(section));
    }

    /**
     * Refuses a section that says twice where runs are censored.
     */
    public static void refuseTwoCaps(Section section) {
        if (section.has(Keys.MAX_STEPS) && section.has(Keys.STEPS_PER_DIMENSION)) {
            throw section.entry(Keys.STEPS_PER_DIMENSION)
                    .orElseThrow()
                    .expecting("give one of the two")
                    .wrong("max-steps is given as well");
        }
    }

    private static StepCap cap(Section section) {
        refuseTwoCaps(section);
        return section.given(Keys.STEPS_PER_DIMENSION).orElseGet(() -> section.read(Keys.MAX_STEPS));
    }

    /** Every link with every number of directions. */
    static List<MultiLink> links(Section section) {
        List<Integer> directions = section.read(Keys.DIRECTIONS);
        return section.read(Keys.LINKS).stream()
                .flatMap(link -> directions.stream().map(count -> LinkReader.link(link, count)))
                .distinct()
                .toList();
    }

    /** Inner learning rates; only algorithms without one run without them. */
    static List<LearningRate> rates(Section section) {
        Optional<List<LearningRate>> given = section.given(Keys.ETA);
        boolean needed = section.read(Keys.ALGORITHMS).stream().anyMatch(Algorithm::usesEta);
        if (given.isEmpty() && needed) {
            throw section.missing(Keys.ETA, "only online and formulas without eta run without it");
        }
        return given.orElse(List.of(new LearningRate.None()));
    }

    /** Every engine in every precision it has. */
    static List<EngineChoice> engines(Section section) {
        List<String> precisions = section.read(Keys.PRECISION);
        return section.read(Keys.ENGINE).stream()
                .flatMap(engine -> Arrays.stream(EngineChoice.values())
                        .filter(choice -> choice.engine().equals(engine))
                        .filter(choice ->
                                choice.precision().map(precisions::contains).orElse(true)))
                .distinct()
                .toList();
    }
}

package dev.escapement.spark.config;

import dev.escapement.spark.UserException;
import dev.escapement.spark.config.key.GridReader;
import dev.escapement.spark.config.key.Key;
import dev.escapement.spark.config.key.Keys;
import dev.escapement.spark.config.key.Levels;
import dev.escapement.spark.config.key.RuleNames;
import dev.escapement.spark.config.key.Section;
import dev.escapement.spark.config.key.UnusedPrecision;
import dev.escapement.spark.config.source.Arguments;
import dev.escapement.sweep.Grid;
import dev.escapement.sweep.Sweep;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Reads a configuration: a HOCON file on the local disk and the {@code key=value} arguments that change it. */
public final class SweepConfigReader {
    private SweepConfigReader() {}

    /** Reads and validates a configuration of a sweep of any size; see {@link #read(String, List, SizeLimit)}. */
    public static SweepConfig read(String file, List<String> arguments) {
        return read(file, arguments, SizeLimit.NONE);
    }

    /**
     * Reads and validates a configuration.
     *
     * @param file a path on the local disk
     * @param arguments {@code key=value} each; they win over the file
     * @param limit how large the sweep may be
     * @throws UserException if anything is wrong with the file or an argument: one line that names the place, the key, the
     *     value and what is allowed
     */
    public static SweepConfig read(String file, List<String> arguments, SizeLimit limit) {
        return read(file, arguments, Keys.DIMENSIONS, limit);
    }

    /**
     * Reads a configuration of which nothing is simulated, so that dimensions may go up to 10^12.
     *
     * @param limit how large the sweep may be
     * @throws UserException as {@link #read}
     */
    public static SweepConfig readForTheory(String file, List<String> arguments, SizeLimit limit) {
        return read(file, arguments, Keys.DIMENSIONS_OF_THEORY, limit);
    }

    /** Whether an argument, and not the file alone, says where the output is. */
    public static boolean outputGiven(List<String> arguments) {
        return Arguments.parse(arguments).give(Keys.OUTPUT.name());
    }

    private static SweepConfig read(String file, List<String> arguments, Key<List<Long>> dimensions, SizeLimit limit) {
        Layers layers = Layers.read(file, Arguments.parse(arguments));
        Section whole = new Section(layers.file(), file);
        GridReader.refuseTwoCaps(whole);
        for (Key<?> key : Keys.ALL) {
            Key<?> asked = key.equals(Keys.DIMENSIONS) ? dimensions : key;
            whole.given(asked);
        }

        Set<Key<?>> defaulted = new HashSet<>();
        List<Grid> grids = new ArrayList<>();
        List<Section> sections = layers.grids(file);
        limit.check(
                file,
                sections.stream()
                        .map(section -> GridReader.unchecked(section, dimensions))
                        .toList());
        for (Section section : sections) {
            grids.add(GridReader.read(section, dimensions));
            defaulted.addAll(section.defaulted());
        }
        RuleNames.refuseShared(sections);
        Levels.check(whole, grids);
        Sweep sweep =
                new Sweep(grids.stream().distinct().toList(), whole.read(Keys.ROOT_SEED), whole.read(Keys.LEVELS));
        int trajectories = whole.read(Keys.TRAJECTORIES);
        boolean retryFailed = whole.read(Keys.RETRY_FAILED);
        boolean failFast = whole.read(Keys.FAIL_FAST);
        double checkpointMinutes = whole.read(Keys.CHECKPOINT_MINUTES);
        defaulted.addAll(whole.defaulted());

        Resolved resolved = Resolved.of(layers, file, defaulted);
        return new SweepConfig(
                resolved.name(),
                resolved.output(),
                sweep,
                trajectories,
                retryFailed,
                failFast,
                checkpointMinutes,
                resolved.defaults(),
                resolved.text(),
                resolved.hash(),
                Stream.concat(layers.warnings().stream(), UnusedPrecision.in(sections).stream())
                        .toList());
    }
}

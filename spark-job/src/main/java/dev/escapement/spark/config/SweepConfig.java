package dev.escapement.spark.config;

import dev.escapement.sweep.Sweep;
import java.util.List;

/**
 * A configuration, validated.
 *
 * @param name what the sweep is called
 * @param output where it writes: any Hadoop path, as typed but for a leading {@code ~}
 * @param sweep the cells
 * @param trajectories how many seeds per setting also keep a trajectory, at least 0
 * @param retryFailed whether FAILED cells are done again
 * @param failFast whether the first FAILED cell ends the run
 * @param checkpointMinutes minutes between checkpoints of a long cell; 0: none
 * @param defaultsTaken every default taken, in the order in which keys are listed
 * @param resolved canonical JSON, itself a configuration of the same sweep: arguments, substitutions and defaults are in it,
 *     keys are sorted, equal configurations have equal text
 * @param hash SHA-256 of {@code resolved} in UTF-8, in hexadecimal
 * @param warnings what is no mistake, but most likely not meant: a line each, with the place
 */
public record SweepConfig(
        String name,
        String output,
        Sweep sweep,
        int trajectories,
        boolean retryFailed,
        boolean failFast,
        double checkpointMinutes,
        List<DefaultTaken> defaultsTaken,
        String resolved,
        String hash,
        List<String> warnings) {}

package dev.escapement.spark.job.backlog;

import dev.escapement.random.StreamKey;
import dev.escapement.setting.CellId;
import dev.escapement.setting.CellIdentity;
import dev.escapement.setting.Setting;
import dev.escapement.setting.SettingGroup;
import dev.escapement.simulation.Scenario;
import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Cells of one setting that are simulated together.
 *
 * @param setting what they share
 * @param rootSeed the sweep's
 * @param maxSteps where they are censored
 * @param seeds one a cell
 * @param kept of each
 */
public record CellGroup(Setting setting, long rootSeed, long maxSteps, long[] seeds, ResultsKept kept)
        implements Serializable {

    public Scenario scenario() {
        SettingGroup group = setting.group();
        return new Scenario(
                group.model(),
                Math.toIntExact(setting.dimension()),
                setting.eta(),
                setting.gamma(),
                group.init(),
                group.escape(),
                maxSteps,
                setting.batch(),
                kept.levels());
    }

    public int size() {
        return seeds.length;
    }

    /** Some of the cells. */
    public CellGroup seeds(int from, int to) {
        return new CellGroup(setting, rootSeed, maxSteps, Arrays.copyOfRange(seeds, from, to), kept);
    }

    /** The cells' ids, in the order of the seeds. */
    public List<CellId> ids() {
        CellIdentity identity = new CellIdentity(setting, rootSeed);
        return Arrays.stream(seeds).mapToObj(identity::of).toList();
    }

    /**
     * What its checkpoints are of: all that tells its simulation from any other. A cell's id has all in it that the cell's
     * bits depend on, the version of the streams included.
     */
    public String subject() {
        return subject(maxSteps, kept, ids());
    }

    private static String subject(long maxSteps, ResultsKept kept, List<CellId> ids) {
        String cells = ids.stream().map(CellId::toString).collect(Collectors.joining(" "));
        return maxSteps
                + (kept.trajectory() ? " recorded " : " ")
                + (kept.levels().isEmpty() ? "" : "levels " + kept.levels() + " ")
                + cells;
    }

    /** The cells' streams, in the order of the seeds. */
    public List<StreamKey> streams() {
        return ids().stream()
                .map(id -> new StreamKey(rootSeed, id.high(), id.low()))
                .toList();
    }
}

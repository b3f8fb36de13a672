package dev.escapement.spark.job.checkpoint;

import dev.escapement.setting.CellIdentity;
import dev.escapement.spark.job.backlog.CellGroup;
import dev.escapement.spark.job.backlog.PendingSetting;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/** The groups of cells that had left a checkpoint when their sweep was interrupted. */
public final class CheckpointedGroups {
    private static final int CELL_ID = 32;

    private final List<Begun> groups = new ArrayList<>();
    private final Set<String> cells = new HashSet<>();

    private record Begun(String subject, List<String> cells) {}

    /** Those that are the subjects of checkpoints; whatever else may be among these is of no group. */
    public CheckpointedGroups(List<String> subjects) {
        for (String subject : subjects) {
            List<String> ids = Arrays.stream(subject.split(" "))
                    .filter(word -> word.length() == CELL_ID)
                    .toList();
            groups.add(new Begun(subject, ids));
            cells.addAll(ids);
        }
    }

    /**
     * What there is to do of a setting.
     *
     * @param begun groups as they were
     * @param rest the cells that are in none of them
     */
    public record Parts(List<CellGroup> begun, PendingSetting rest) {}

    /** Forms such groups of a setting again, if each of their cells is still to be simulated in the same way. */
    public Parts of(PendingSetting setting, long rootSeed) {
        Map<String, Integer> places = places(setting, rootSeed);
        if (places.isEmpty()) {
            return new Parts(List.of(), setting);
        }
        List<CellGroup> begun = new ArrayList<>();
        BitSet taken = new BitSet();
        for (Begun group : groups) {
            int[] at = group.cells.stream()
                    .mapToInt(cell -> places.getOrDefault(cell, -1))
                    .filter(i -> i >= 0 && !taken.get(i))
                    .toArray();
            long[] seeds = Arrays.stream(at).mapToLong(i -> setting.seeds()[i]).toArray();
            CellGroup again = new CellGroup(setting.setting(), rootSeed, setting.maxSteps(), seeds, setting.kept());
            if (at.length > 0 && again.subject().equals(group.subject)) {
                begun.add(again);
                Arrays.stream(at).forEach(taken::set);
            }
        }
        return new Parts(begun, without(setting, taken));
    }

    private static PendingSetting without(PendingSetting setting, BitSet taken) {
        long[] seeds = IntStream.range(0, setting.seeds().length)
                .filter(i -> !taken.get(i))
                .mapToLong(i -> setting.seeds()[i])
                .toArray();
        return new PendingSetting(setting.setting(), setting.maxSteps(), seeds, setting.kept(), setting.cost());
    }

    /** Where among a setting's seeds cells of such groups are. */
    private Map<String, Integer> places(PendingSetting setting, long rootSeed) {
        Map<String, Integer> places = new HashMap<>();
        if (!cells.isEmpty()) {
            CellIdentity identity = new CellIdentity(setting.setting(), rootSeed);
            for (int i = 0; i < setting.seeds().length; i++) {
                String id = identity.of(setting.seeds()[i]).toString();
                if (cells.contains(id)) {
                    places.put(id, i);
                }
            }
        }
        return places;
    }
}

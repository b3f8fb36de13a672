package dev.escapement.spark.store;

import dev.escapement.setting.Setting;
import dev.escapement.setting.SettingGroup;
import dev.escapement.simulation.Status;
import dev.escapement.spark.store.table.PassageRow;
import dev.escapement.spark.store.table.RunRow;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * The runs of an output, and what they are as runs that stop at a level: a passage through a level has the law of a run that has
 * the level for its threshold.
 *
 * @param passages empty for the runs alone
 * @param only groups that count; empty for all
 */
public record LevelRuns(RunStore runs, Optional<PassageStore> passages, Optional<Set<SettingGroup>> only) {

    /** The runs alone. */
    public static LevelRuns without(RunStore runs) {
        return new LevelRuns(runs, Optional.empty(), Optional.empty());
    }

    public static LevelRuns of(RunStore runs, PassageStore passages) {
        return new LevelRuns(runs, Optional.of(passages), Optional.empty());
    }

    /** The same runs, of these groups alone. */
    public LevelRuns only(Set<SettingGroup> groups) {
        return new LevelRuns(runs, passages, Optional.of(Set.copyOf(groups)));
    }

    /** From now on the files that are there now are all there are, see {@link CellFiles#keepListing}. */
    public void keepListing() throws IOException {
        runs.keepListing();
        if (passages.isPresent()) {
            passages.get().keepListing();
        }
    }

    /**
     * Hands over one row per cell, ordered by cell id: the one that counts.
     *
     * @param atLevel is handed each of these as a run with the threshold put to a level, right after it; not one that started
     *     beyond the level
     * @param contradicted as in {@link RunStore#forEachCell(Consumer, Consumer)}
     */
    public void forEachCell(Consumer<RunRow> cells, Consumer<RunRow> atLevel, Consumer<RunRow> contradicted)
            throws IOException {
        Consumer<RunRow> askedCells = asked(cells);
        Consumer<RunRow> askedContradicted = asked(contradicted);
        if (passages.isEmpty() || passages.get().isEmpty()) {
            runs.forEachCell(askedCells, askedContradicted);
            return;
        }
        Consumer<RunRow> askedAtLevel = asked(atLevel);
        try (CellFiles.Cursor<PassageRow> cursor = passages.get().cursor()) {
            Join join = new Join(cursor);
            runs.forEachCell(
                    row -> {
                        askedCells.accept(row);
                        join.at(row, askedAtLevel);
                    },
                    askedContradicted);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /** Hands on rows of groups that count. */
    private Consumer<RunRow> asked(Consumer<RunRow> consumer) {
        if (only.isEmpty()) {
            return consumer;
        }
        Map<Setting, Boolean> known = new HashMap<>();
        return row -> {
            if (known.computeIfAbsent(row.setting(), setting -> only.get().contains(setting.group()))) {
                consumer.accept(row);
            }
        };
    }

    /** Goes through the passages beside the runs. */
    private static final class Join {
        private final CellFiles.Cursor<PassageRow> cursor;
        private final Map<Setting, Map<Double, Setting>> settings = new HashMap<>();
        private PassageRow next;

        Join(CellFiles.Cursor<PassageRow> cursor) throws IOException {
            this.cursor = cursor;
            next = cursor.next();
        }

        void at(RunRow run, Consumer<RunRow> consumer) {
            try {
                while (next != null && next.cellId().compareTo(run.cellId()) <= 0) {
                    if (next.cellId().equals(run.cellId())) {
                        row(run, next).ifPresent(consumer);
                    }
                    next = cursor.next();
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private Optional<RunRow> row(RunRow run, PassageRow passage) {
            double threshold = run.setting().group().escape().threshold();
            boolean started = passage.step() != null && passage.step() == 0;
            boolean lacking = passage.step() == null && run.status() == Status.ESCAPED;
            if (run.status() == Status.FAILED || passage.level() >= threshold || started || lacking) {
                return Optional.empty();
            }
            Setting setting = settings.computeIfAbsent(run.setting(), any -> new HashMap<>())
                    .computeIfAbsent(passage.level(), run.setting()::at);
            boolean reached = passage.step() != null;
            long watched = reached || passage.maxSteps() == null
                    ? run.maxSteps()
                    : Math.min(run.maxSteps(), passage.maxSteps());
            long steps = reached ? passage.step() : Math.min(watched, run.steps() == null ? watched : run.steps());
            return Optional.of(new RunRow(
                    run.cellId(),
                    setting,
                    Math.max(watched, steps),
                    run.seed(),
                    run.rootSeed(),
                    run.initialOverlap(),
                    null,
                    reached ? Status.ESCAPED : run.status(),
                    passage.step(),
                    steps,
                    null,
                    null,
                    null,
                    null,
                    run.kernel(),
                    run.host(),
                    run.finishedAt()));
        }
    }
}

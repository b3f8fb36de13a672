package dev.escapement.spark.config.key;

import dev.escapement.algorithm.Escape;
import dev.escapement.algorithm.InitialCondition;
import dev.escapement.algorithm.OverlapMode;
import dev.escapement.numeric.Decimals;
import dev.escapement.setting.SettingSchema;
import dev.escapement.sweep.Grid;
import java.util.List;

/** Levels whose passage runs record. They hold for all grids of a sweep. */
public final class Levels {
    private Levels() {}

    /** Refuses levels that no run passes between its start and its threshold. */
    public static void check(Section whole, List<Grid> grids) {
        for (double level : whole.read(Keys.LEVELS)) {
            for (Grid grid : grids) {
                for (double threshold : grid.values(SettingSchema.THRESHOLD)) {
                    if (level >= threshold) {
                        throw whole.entry(Keys.LEVELS)
                                .orElseThrow()
                                .wrong(Decimals.spell(level) + " is not below threshold = "
                                        + Decimals.spell(threshold));
                    }
                }
                liesBehindStarts(whole, grid, level);
            }
        }
    }

    private static void liesBehindStarts(Section whole, Grid grid, double level) {
        for (InitialCondition start : grid.values(SettingSchema.INIT)) {
            for (OverlapMode mode : grid.values(SettingSchema.OVERLAP)) {
                if (start instanceof InitialCondition.Fixed fixed && new Escape(mode, level).reached(fixed.overlap())) {
                    throw whole.entry(Keys.LEVELS)
                            .orElseThrow()
                            .wrong(Decimals.spell(level) + " is passed at the start, init = { fixed = "
                                    + Decimals.spell(fixed.overlap()) + " }");
                }
            }
        }
    }
}

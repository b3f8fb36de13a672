package dev.escapement.spark.config.key;

import dev.escapement.algorithm.Escape;
import dev.escapement.algorithm.Geometry;
import dev.escapement.algorithm.InitialCondition;
import dev.escapement.algorithm.OverlapMode;
import dev.escapement.link.MultiLink;
import dev.escapement.numeric.Decimals;
import dev.escapement.setting.Activation;
import dev.escapement.setting.BatchSize;
import dev.escapement.setting.LearningRate;
import dev.escapement.setting.SettingSchema;
import dev.escapement.sweep.Grid;
import dev.escapement.sweep.StepCap;
import dev.escapement.theory.StepSizePolicy;
import java.util.List;

/** What no key can say alone. Each check blames one key, at its place. */
final class GridConsistency {
    private static final double LONGEST = 0x1p63;

    private GridConsistency() {}

    static void check(Section section, Grid grid) {
        activationsMove(section, grid);
        startsLieBeforeThresholds(section, grid);
        ratesAreNumbers(section, grid);
        policiesAreNumbers(section, grid);
        fastestStepsHaveALaw(section, grid);
        batchesAreNotTooLarge(section, grid);
        capsAreLongs(section, grid);
        GeneralModel.check(section, grid);
    }

    private static void activationsMove(Section section, Grid grid) {
        if (!grid.values(SettingSchema.ACTIVATION).contains(new Activation.Same())) {
            return;
        }
        for (Entry link : elements(section, Keys.LINKS)) {
            for (int directions : section.read(Keys.DIRECTIONS)) {
                moves(link, LinkReader.link(link, directions));
            }
        }
    }

    private static void moves(Entry link, MultiLink target) {
        if (target.each().isEmpty()) {
            throw link.expecting("give an activation")
                    .wrong("activation = same needs a link of one direction, and this has " + target.directions());
        }
        if (target.each().orElseThrow().flat()) {
            throw link.expecting("give an activation that is not flat")
                    .wrong("activation = same has derivative 0 here, so that no step would move");
        }
    }

    private static void startsLieBeforeThresholds(Section section, Grid grid) {
        for (Entry start : elements(section, Keys.INIT)) {
            if (StartReader.start(start) instanceof InitialCondition.Fixed fixed) {
                for (OverlapMode mode : grid.values(SettingSchema.OVERLAP)) {
                    for (double threshold : grid.values(SettingSchema.THRESHOLD)) {
                        lieBefore(start, fixed.overlap(), new Escape(mode, threshold));
                    }
                }
            }
        }
    }

    private static void lieBefore(Entry start, double m0, Escape escape) {
        if (escape.reached(m0)) {
            throw start.expecting("m0 must lie before every threshold")
                    .wrong("with overlap = " + escape.mode().label() + " it has escaped at the start, past threshold = "
                            + Decimals.spell(escape.threshold()));
        }
    }

    private static void ratesAreNumbers(Section section, Grid grid) {
        for (LearningRate rate : grid.values(SettingSchema.RATE)) {
            for (long dimension : grid.values(SettingSchema.DIMENSION)) {
                if (rate instanceof LearningRate.Law law && !Double.isFinite(law.at(dimension))) {
                    throw elements(section, Keys.ETA)
                            .get(0)
                            .wrong("eta is not finite at exponent = " + Decimals.spell(law.exponent()) + ", d = "
                                    + dimension);
                }
            }
        }
    }

    private static void policiesAreNumbers(Section section, Grid grid) {
        for (StepSizePolicy policy : grid.values(SettingSchema.POLICY)) {
            for (long dimension : grid.values(SettingSchema.DIMENSION)) {
                if (policy instanceof StepSizePolicy.Law law && !isStep(law, dimension)) {
                    throw elements(section, Keys.GAMMA)
                            .get(0)
                            .wrong("gamma is not a finite number above 0 at exponent = "
                                    + Decimals.spell(law.exponent()) + ", d = " + dimension);
                }
            }
        }
    }

    private static void fastestStepsHaveALaw(Section section, Grid grid) {
        if (grid.values(SettingSchema.POLICY).contains(new StepSizePolicy.Fastest())
                && grid.values(SettingSchema.GEOMETRY).contains(Geometry.EUCLIDEAN)) {
            throw elements(section, Keys.GAMMA)
                    .get(0)
                    .expecting("must be { policy = optimal } there")
                    .wrong(
                            "policy = fastest rests on the law of the escape time of single runs, which geometry = euclidean"
                                    + " does not have");
        }
    }

    private static boolean isStep(StepSizePolicy.Law law, long dimension) {
        double gamma = law.power().at(dimension);
        return gamma > 0 && Double.isFinite(gamma);
    }

    private static void batchesAreNotTooLarge(Section section, Grid grid) {
        for (BatchSize batch : grid.values(SettingSchema.BATCH)) {
            for (long dimension : grid.values(SettingSchema.DIMENSION)) {
                if (batch instanceof BatchSize.Law law && law.power().at(dimension) > BatchSize.LARGEST) {
                    throw elements(section, Keys.BATCH)
                            .get(0)
                            .expecting("a batch has at most " + BatchSize.LARGEST + " samples")
                            .wrong("a batch would have "
                                    + Decimals.spell(law.power().at(dimension))
                                    + " samples at exponent = " + Decimals.spell(law.exponent()) + ", d = "
                                    + dimension);
                }
            }
        }
    }

    private static void capsAreLongs(Section section, Grid grid) {
        if (grid.cap() instanceof StepCap.PerDimension cap) {
            for (long dimension : grid.values(SettingSchema.DIMENSION)) {
                if (cap.stepsPerDimension() * dimension >= LONGEST) {
                    throw section.entry(Keys.STEPS_PER_DIMENSION)
                            .orElseThrow()
                            .wrong("max-steps would pass 9223372036854775807 at d = " + dimension);
                }
            }
        }
    }

    static List<Entry> elements(Section section, Key<?> key) {
        return section.entry(key).orElseThrow().elements();
    }
}

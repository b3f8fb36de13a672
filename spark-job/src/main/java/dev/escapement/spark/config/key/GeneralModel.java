package dev.escapement.spark.config.key;

import dev.escapement.algorithm.Algorithm;
import dev.escapement.algorithm.InitialCondition;
import dev.escapement.link.MultiLink;
import dev.escapement.setting.BatchSize;
import dev.escapement.setting.EngineChoice;
import dev.escapement.setting.SettingSchema;
import dev.escapement.sweep.Grid;
import dev.escapement.theory.StepSizePolicy;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What batches, several neurons, several directions and momentum ask of the other keys. */
final class GeneralModel {
    private static final Set<StepSizePolicy.Kind> RESTING_ON_THEORY =
            EnumSet.of(StepSizePolicy.Kind.OPTIMAL, StepSizePolicy.Kind.FASTEST, StepSizePolicy.Kind.PAPER);

    private final Section section;
    private final Grid grid;
    private final List<Integer> directions;
    private final List<Integer> widths;
    private final List<Double> momenta;

    private GeneralModel(Section section, Grid grid) {
        this.section = section;
        this.grid = grid;
        directions = grid.values(SettingSchema.LINK).stream()
                .map(MultiLink::directions)
                .distinct()
                .toList();
        widths = grid.values(SettingSchema.WIDTH);
        momenta = grid.values(SettingSchema.MOMENTUM);
    }

    /** Refuses what no engine simulates, or no theory sets a step for. */
    static void check(Section section, Grid grid) {
        GeneralModel model = new GeneralModel(section, grid);
        model.directionsFit();
        model.startsAreOverlapsOfOne();
        model.stepsNeedNoTheory();
        model.reducedEngineServes();
    }

    private void directionsFit() {
        int most = largest(directions);
        long least = grid.values(SettingSchema.DIMENSION).stream()
                .mapToLong(d -> d)
                .min()
                .orElseThrow();
        if (most > least) {
            throw section.entry(Keys.DIRECTIONS)
                    .orElseThrow()
                    .expecting("must be at most d")
                    .wrong(most + " directions cannot be orthogonal in d = " + least);
        }
    }

    private void startsAreOverlapsOfOne() {
        Optional<String> several =
                beyond(Keys.WIDTH, largest(widths)).or(() -> beyond(Keys.DIRECTIONS, largest(directions)));
        for (Entry start : GridConsistency.elements(section, Keys.INIT)) {
            if (several.isPresent() && StartReader.start(start) instanceof InitialCondition.Fixed) {
                throw start.expecting("must be positive or uniform")
                        .wrong("a fixed start is the overlap of one neuron with one direction, and " + several.get());
            }
        }
    }

    private void stepsNeedNoTheory() {
        Optional<String> several = beyond(Keys.WIDTH, largest(widths))
                .or(() -> beyond(Keys.DIRECTIONS, largest(directions)))
                .or(this::momentum);
        Optional<StepSizePolicy> predicted = grid.values(SettingSchema.POLICY).stream()
                .filter(policy -> RESTING_ON_THEORY.contains(policy.kind()))
                .findFirst();
        if (several.isPresent() && predicted.isPresent()) {
            String why = "policy = " + predicted.get().kind().label()
                    + " rests on the theory of one neuron, one direction and no momentum, not of " + several.get();
            String must = "must be { policy = law, coefficient = 0.1, exponent = 1 } or { values = [...] } there";
            if (!section.has(Keys.GAMMA)) {
                throw section.missing(Keys.GAMMA, "the default " + why, must);
            }
            throw GridConsistency.elements(section, Keys.GAMMA)
                    .get(0)
                    .expecting(must)
                    .wrong(why);
        }
    }

    private Optional<String> momentum() {
        return momenta.stream().filter(beta -> beta > 0).findFirst().map(beta -> Keys.MOMENTUM.name() + " = " + beta);
    }

    private static Optional<String> beyond(Key<?> key, int largest) {
        return largest > 1 ? Optional.of(key.name() + " = " + largest) : Optional.empty();
    }

    private static int largest(List<Integer> values) {
        return values.stream().mapToInt(value -> value).max().orElseThrow();
    }

    /**
     * The reduced engine needs K + B dimensions, K for the directions, the neurons and their velocities, B for the batch. Of one
     * neuron and one direction it needs them for batches of rules that read {@code |x|^2} alone.
     */
    private void reducedEngineServes() {
        if (!grid.values(SettingSchema.ENGINE).contains(EngineChoice.REDUCED)) {
            return;
        }
        int width = largest(widths);
        boolean moving = momentum().isPresent();
        int span = largest(directions) + (moving ? 2 * width : width);
        boolean several = moving || width > 1 || largest(directions) > 1;
        boolean normed = grid.values(SettingSchema.ALGORITHM).stream().anyMatch(Algorithm::readsSquaredNorm);
        for (BatchSize batch : grid.values(SettingSchema.BATCH)) {
            for (long dimension : grid.values(SettingSchema.DIMENSION)) {
                int size = batch.at(dimension);
                if ((several || (normed && size > 1)) && dimension < span + size) {
                    refuseReduced(dimension, span, size);
                }
            }
        }
    }

    private void refuseReduced(long dimension, int span, int size) {
        String why = "the reduced engine needs d of at least K + B = " + span + " + " + size
                + " (directions, neurons and their velocities + batch), and d = " + dimension;
        String must = "engine = dense serves there";
        if (!section.has(Keys.ENGINE)) {
            throw section.missing(Keys.ENGINE, why, must);
        }
        throw section.entry(Keys.ENGINE).orElseThrow().expecting(must).wrong(why);
    }
}

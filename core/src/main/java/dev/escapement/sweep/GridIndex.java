package dev.escapement.sweep;

import dev.escapement.setting.Choice;
import dev.escapement.setting.GridPoint;
import dev.escapement.setting.LearningRate;
import dev.escapement.setting.Part;
import dev.escapement.setting.SettingGroup;
import dev.escapement.setting.SettingSchema;
import dev.escapement.theory.StepSizePolicy;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Numbers the points of a grid, so that any of them can be had without the others. Only the short axes are multiplied out,
 * as variants; learning rates, policies and dimensions stay digits of the index, the last three.
 */
final class GridIndex {
    private static final Set<Part<?>> LONG = Set.of(SettingSchema.RATE, SettingSchema.POLICY, SettingSchema.DIMENSION);
    /** Placeholders for rate and policy, which are digits of the index. */
    private static final Choice OPEN = Choice.none()
            .with(SettingSchema.RATE, new LearningRate.Any())
            .with(SettingSchema.POLICY, new StepSizePolicy.Optimal());

    private final Grid grid;
    private final List<LearningRate> rates;
    private final List<StepSizePolicy> policies;
    private final List<Long> dimensions;
    private final List<SettingGroup> variants;
    private final long[] firstPoint;
    private final Set<SettingGroup> variantSet;
    private final Set<LearningRate> rateSet;
    private final Set<StepSizePolicy> policySet;
    private final Set<Long> dimensionSet;

    GridIndex(Grid grid) {
        this.grid = grid;
        rates = grid.values(SettingSchema.RATE);
        policies = grid.values(SettingSchema.POLICY);
        dimensions = grid.values(SettingSchema.DIMENSION);
        variants = variants(grid);
        firstPoint = new long[variants.size() + 1];
        for (int v = 0; v < variants.size(); v++) {
            long points = (long) rates(variants.get(v)).size() * policies.size() * dimensions.size();
            firstPoint[v + 1] = Math.addExact(firstPoint[v], points);
        }
        variantSet = new HashSet<>(variants);
        rateSet = new HashSet<>(rates);
        policySet = new HashSet<>(policies);
        dimensionSet = new HashSet<>(dimensions);
    }

    Grid grid() {
        return grid;
    }

    /** How many points there are. */
    long size() {
        return firstPoint[variants.size()];
    }

    GridPoint point(long index) {
        int v = variantOf(index);
        SettingGroup variant = variants.get(v);
        long digits = index - firstPoint[v];
        long dimension = dimensions.get((int) (digits % dimensions.size()));
        digits /= dimensions.size();
        StepSizePolicy policy = policies.get((int) (digits % policies.size()));
        digits /= policies.size();
        return new GridPoint(variant.with(rates(variant).get((int) digits), policy), dimension);
    }

    boolean contains(GridPoint point) {
        SettingGroup group = point.group();
        boolean rateFits = !group.model().algorithm().usesEta() || rateSet.contains(group.rate());
        return rateFits
                && dimensionSet.contains(point.dimension())
                && policySet.contains(group.policy())
                && variantSet.contains(group.with(OPEN.of(SettingSchema.RATE), OPEN.of(SettingSchema.POLICY)));
    }

    private int variantOf(long index) {
        int low = 0;
        int high = variants.size() - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (firstPoint[middle] <= index) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }

    private List<LearningRate> rates(SettingGroup variant) {
        return variant.model().algorithm().usesEta() ? rates : List.of(new LearningRate.None());
    }

    /** Without duplicates: an activation given by name may be the link itself. */
    private static List<SettingGroup> variants(Grid grid) {
        Stream<Choice> choices = Stream.of(OPEN);
        for (Axis<?> axis : grid.axes()) {
            if (!LONG.contains(axis.part())) {
                choices = choices.flatMap(choice -> each(choice, axis));
            }
        }
        return List.copyOf(choices.map(SettingSchema::group).collect(Collectors.toCollection(LinkedHashSet::new)));
    }

    private static <T> Stream<Choice> each(Choice choice, Axis<T> axis) {
        return axis.values().stream().map(value -> choice.with(axis.part(), value));
    }
}

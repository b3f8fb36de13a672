package dev.escapement.sweep;

import dev.escapement.algorithm.Algorithm;
import dev.escapement.algorithm.Escape;
import dev.escapement.algorithm.Geometry;
import dev.escapement.algorithm.InitialCondition;
import dev.escapement.algorithm.Loss;
import dev.escapement.algorithm.Model;
import dev.escapement.algorithm.Neuron;
import dev.escapement.algorithm.OverlapMode;
import dev.escapement.link.Link;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Numbers the points of a grid, so that any of them can be had without the others. Only the short axes are multiplied out,
 * as variants; learning rates, policies and dimensions stay digits of the index.
 */
final class GridIndex {
    private final Grid grid;
    private final List<Variant> variants;
    private final long[] firstPoint;
    private final Set<Variant> variantSet;
    private final Set<LearningRate> rates;
    private final Set<Object> policies;
    private final Set<Long> dimensions;

    GridIndex(Grid grid) {
        this.grid = grid;
        variants = variants(grid);
        firstPoint = new long[variants.size() + 1];
        for (int v = 0; v < variants.size(); v++) {
            long points = (long) rates(variants.get(v)).size()
                    * grid.policies().size()
                    * grid.dimensions().size();
            firstPoint[v + 1] = Math.addExact(firstPoint[v], points);
        }
        variantSet = new HashSet<>(variants);
        rates = new HashSet<>(grid.rates());
        policies = new HashSet<>(grid.policies());
        dimensions = new HashSet<>(grid.dimensions());
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
        Variant variant = variants.get(v);
        long digits = index - firstPoint[v];
        int dimension = (int) (digits % grid.dimensions().size());
        digits /= grid.dimensions().size();
        int policy = (int) (digits % grid.policies().size());
        digits /= grid.policies().size();
        return new GridPoint(
                variant.model(),
                variant.init(),
                variant.escape(),
                variant.engine(),
                rates(variant).get((int) digits),
                grid.policies().get(policy),
                grid.dimensions().get(dimension));
    }

    boolean contains(GridPoint point) {
        boolean rateFits = !point.model().algorithm().usesEta() || rates.contains(point.rate());
        return rateFits
                && dimensions.contains(point.dimension())
                && policies.contains(point.policy())
                && variantSet.contains(new Variant(point.model(), point.init(), point.escape(), point.engine()));
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

    private List<LearningRate> rates(Variant variant) {
        return variant.model().algorithm().usesEta() ? grid.rates() : List.of(new LearningRate.None());
    }

    private record Variant(Model model, InitialCondition init, Escape escape, EngineChoice engine) {}

    /** Without duplicates: an activation given by name may be the link itself. */
    private static List<Variant> variants(Grid grid) {
        Set<Variant> variants = new LinkedHashSet<>();
        for (Model model : models(grid)) {
            for (InitialCondition init : grid.inits()) {
                for (OverlapMode mode : grid.overlaps()) {
                    for (double threshold : grid.thresholds()) {
                        for (EngineChoice engine : grid.engines()) {
                            variants.add(new Variant(model, init, new Escape(mode, threshold), engine));
                        }
                    }
                }
            }
        }
        return List.copyOf(variants);
    }

    private static List<Model> models(Grid grid) {
        List<Model> models = new ArrayList<>();
        for (Algorithm algorithm : grid.algorithms()) {
            for (Link link : grid.links()) {
                for (Activation activation : grid.activations()) {
                    for (double secondLayer : grid.secondLayers()) {
                        Neuron neuron = new Neuron(activation.beside(link), secondLayer);
                        for (Loss loss : grid.losses()) {
                            for (Geometry geometry : grid.geometries()) {
                                for (double noiseStd : grid.noiseStds()) {
                                    models.add(new Model(algorithm, link, neuron, loss, geometry, noiseStd));
                                }
                            }
                        }
                    }
                }
            }
        }
        return models;
    }
}

package dev.escapement.sweep;

import dev.escapement.algorithm.Algorithm;
import dev.escapement.algorithm.Geometry;
import dev.escapement.algorithm.InitialCondition;
import dev.escapement.algorithm.Loss;
import dev.escapement.algorithm.OverlapMode;
import dev.escapement.link.Link;
import dev.escapement.theory.StepSizePolicy;
import java.util.List;

/**
 * A product of axes. Every list has at least one entry and none twice.
 *
 * @param algorithms update rules
 * @param links the teacher's
 * @param activations the student's
 * @param losses correlation or squared
 * @param geometries how a step retracts
 * @param secondLayers the neuron's a
 * @param noiseStds label noise
 * @param inits where runs start
 * @param overlaps absolute or signed
 * @param thresholds in (0, 1)
 * @param engines dense or reduced
 * @param rates inner learning rates; algorithms without one ignore the axis and run once
 * @param policies outer learning rates
 * @param dimensions d
 * @param seeds the runs of a setting
 * @param cap where runs are censored
 */
public record Grid(
        List<Algorithm> algorithms,
        List<Link> links,
        List<Activation> activations,
        List<Loss> losses,
        List<Geometry> geometries,
        List<Double> secondLayers,
        List<Double> noiseStds,
        List<InitialCondition> inits,
        List<OverlapMode> overlaps,
        List<Double> thresholds,
        List<EngineChoice> engines,
        List<LearningRate> rates,
        List<StepSizePolicy> policies,
        List<Long> dimensions,
        SeedRange seeds,
        StepCap cap) {}

package dev.escapement.simulation;

import dev.escapement.algorithm.Escape;
import dev.escapement.algorithm.InitialCondition;
import dev.escapement.random.Sampler;

/** Draws the overlap of a fresh run: that of a unit vector under the start's law, given that it has not escaped. */
final class Start {
    private final InitialCondition init;
    private final Escape escape;
    private final int dimension;
    private final boolean narrow;

    Start(Scenario scenario) {
        init = scenario.init();
        escape = scenario.escape();
        dimension = scenario.dimension();
        boolean withinThreshold = Math.max(init.leastOverlap(), escape.lowerEnd()) >= -escape.threshold();
        narrow = withinThreshold && escape.threshold() * Math.sqrt(dimension) < 1;
    }

    double overlap(Sampler sampler) {
        if (init.fixedOverlap().isPresent()) {
            return init.fixedOverlap().getAsDouble();
        }
        double m;
        do {
            m = narrow ? withinThreshold(sampler) : onSphere(sampler);
            // The half sphere m >= 0 is reached by reflection: no draw is lost.
            if (init.leastOverlap() == 0) {
                m = Math.abs(m);
            }
        } while (m < init.leastOverlap() || escape.reached(m));
        return m;
    }

    /** A coordinate of a uniform unit vector. */
    private double onSphere(Sampler sampler) {
        double along = sampler.gaussian();
        return along / Math.sqrt(along * along + sampler.chiSquare(dimension - 1));
    }

    /**
     * The same given {@code |m| < threshold}, where few draws from the sphere would be: by rejection from the uniform law,
     * the density of m being proportional to {@code (1 - m^2)^((d - 3) / 2)}.
     */
    private double withinThreshold(Sampler sampler) {
        double threshold = escape.threshold();
        double power = (dimension - 3) / 2.0;
        double highest = power < 0 ? StrictMath.pow(1 - threshold * threshold, power) : 1;
        double m;
        do {
            m = threshold * (2 * sampler.uniform() - 1);
        } while (sampler.uniform() * highest > StrictMath.pow(1 - m * m, power));
        return m;
    }
}

package dev.escapement.sweep;

import dev.escapement.setting.Part;
import java.util.List;

/**
 * A product of axes. Algorithms without an inner learning rate ignore that axis and run once.
 *
 * @param axes one for every part of a setting; of the points, the last axis varies fastest
 * @param seeds the runs of a setting
 * @param cap where runs are censored
 */
public record Grid(List<Axis<?>> axes, SeedRange seeds, StepCap cap) {
    /** The values of one axis. */
    @SuppressWarnings("unchecked") // An axis holds values of its part.
    public <T> List<T> values(Part<T> part) {
        return axes.stream()
                .filter(axis -> axis.part() == part)
                .map(axis -> ((Axis<T>) axis).values())
                .findFirst()
                .orElseThrow();
    }
}

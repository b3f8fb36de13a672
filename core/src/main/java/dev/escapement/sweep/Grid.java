package dev.escapement.sweep;

import dev.escapement.setting.Part;
import dev.escapement.setting.SettingSchema;
import java.util.List;

/**
 * A product of axes. Algorithms without an inner learning rate ignore that axis and run once.
 *
 * @param axes one for every part of a setting; learning rates, policies and dimensions vary fastest, in this order;
 *     of the other axes the last one varies fastest
 * @param seeds the runs of a setting
 * @param cap where runs are censored
 */
public record Grid(List<Axis<?>> axes, SeedRange seeds, StepCap cap) {
    /**
     * A grid.
     *
     * @throws IllegalArgumentException if a part of a setting has no axis, or more than one
     */
    public Grid {
        for (Part<?> part : SettingSchema.PARTS) {
            long count = axes.stream().filter(axis -> axis.part() == part).count();
            if (count != 1) {
                throw new IllegalArgumentException("a grid has one axis for "
                        + part.fields().get(0).name() + ", this has " + (count == 0 ? "none" : count));
            }
        }
    }

    /** How many settings the axes multiply out to, equal ones counted each; made without making any. */
    public double settings() {
        double rates = values(SettingSchema.RATE).size();
        double settings = values(SettingSchema.ALGORITHM).stream()
                .mapToDouble(algorithm -> algorithm.usesEta() ? rates : 1)
                .sum();
        for (Axis<?> axis : axes) {
            if (axis.part() != SettingSchema.RATE && axis.part() != SettingSchema.ALGORITHM) {
                settings *= axis.values().size();
            }
        }
        return settings;
    }

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

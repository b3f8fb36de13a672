package dev.escapement.setting;

import java.io.Serializable;

/**
 * A point of the grid with its learning rates and its batch as numbers: everything about a cell but its seed. The root seed is no part of
 * it: it names random streams, not a law, so the runs of two outputs that differ in it are runs of one setting. What else a
 * setting consists of stands in {@link SettingSchema}.
 *
 * @param point the point as configured
 * @param eta the inner learning rate; NaN for algorithms without one
 * @param gamma the outer learning rate
 * @param batch B, the samples of a step
 */
public record Setting(GridPoint point, double eta, double gamma, int batch) implements Serializable {
    /** A setting whose batch is what its group's law gives. */
    public Setting(GridPoint point, double eta, double gamma) {
        this(point, eta, gamma, point.group().batch().at(point.dimension()));
    }

    /** The setting without its dimension. */
    public SettingGroup group() {
        return point.group();
    }

    /** The same at another threshold; the learning rates stay what they are. */
    public Setting at(double threshold) {
        return new Setting(new GridPoint(group().at(threshold), dimension()), eta, gamma, batch);
    }

    /** d. */
    public long dimension() {
        return point.dimension();
    }
}

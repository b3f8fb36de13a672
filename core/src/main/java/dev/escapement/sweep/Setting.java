package dev.escapement.sweep;

import java.io.Serializable;

/**
 * A point of the grid with its learning rates as numbers: everything about a cell but its seed.
 *
 * @param point the point as configured
 * @param eta the inner learning rate; NaN for algorithms without one
 * @param gamma the outer learning rate
 */
public record Setting(GridPoint point, double eta, double gamma) implements Serializable {}

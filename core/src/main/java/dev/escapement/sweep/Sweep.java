package dev.escapement.sweep;

import java.util.List;

/**
 * A union of grids under one root seed. Cells that lie in several grids are one cell.
 *
 * @param grids at least one
 * @param rootSeed the seed of every stream
 * @param levels overlaps below every threshold whose first passage each run records; no part of a setting
 */
public record Sweep(List<Grid> grids, long rootSeed, List<Double> levels) {
    /** A sweep whose runs record no passages. */
    public Sweep(List<Grid> grids, long rootSeed) {
        this(grids, rootSeed, List.of());
    }
}

package dev.escapement.sweep;

import java.util.List;

/**
 * A union of grids under one root seed. Cells that lie in several grids are one cell.
 *
 * @param grids at least one
 * @param rootSeed the seed of every stream
 */
public record Sweep(List<Grid> grids, long rootSeed) {}

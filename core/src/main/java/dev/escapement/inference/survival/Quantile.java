package dev.escapement.inference.survival;

import java.util.OptionalDouble;

/**
 * A quantile of a time with its bounds; empty where the data do not reach it, which for a bound means that it is infinite
 * or, on the lower side, that no bound follows from the data.
 *
 * @param probability the share of runs that has escaped by then, in (0, 1)
 */
public record Quantile(double probability, OptionalDouble estimate, OptionalDouble lower, OptionalDouble upper) {}

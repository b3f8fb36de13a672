/**
 * Runs on batches, with several neurons, several directions or momentum: an algorithm's step is written once for vectors of some
 * length, which is d, or the few coordinates in which the same step has the same law.
 */
package dev.escapement.simulation.batch;

/**
 * One step of SGD as a small algebra: an {@link dev.escapement.algorithm.Algorithm} gives a direction, a
 * {@link dev.escapement.algorithm.Geometry} retracts, an {@link dev.escapement.algorithm.Escape} criterion decides. The
 * values combine freely; a new algorithm is one new file.
 */
package dev.escapement.algorithm;

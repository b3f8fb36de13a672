/**
 * One step of SGD as a small algebra: an {@link dev.escapement.algorithm.Algorithm} gives a direction, a
 * {@link dev.escapement.algorithm.Geometry} retracts, an {@link dev.escapement.algorithm.Escape} criterion decides. The
 * direction is that of a {@link dev.escapement.algorithm.Loss}; a {@link dev.escapement.algorithm.Problem} is all of it at one
 * dimension, as theory sees it. The values combine freely. A new algorithm is one new file and one line in
 * {@link dev.escapement.algorithm.Algorithms}; a new loss is one constant.
 */
package dev.escapement.algorithm;

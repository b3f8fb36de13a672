/**
 * How a typical time grows with the dimension: trends, their curves, and least squares on them. Newton's method, which finds
 * the best curve, is here too.
 */
package dev.escapement.inference.growth;

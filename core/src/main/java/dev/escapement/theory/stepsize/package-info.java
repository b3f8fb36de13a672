/**
 * The outer learning rates that theory computes: the rule of the paper (arXiv 2510.21020, Theorem 3.3) and the best gamma on a
 * grid.
 */
package dev.escapement.theory.stepsize;

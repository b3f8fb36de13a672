/**
 * Quadrature rules: Gauss rules and Hermite functions, adaptive panels, and the nodes for one sample of a model, split at the
 * kinks of psi.
 */
package dev.escapement.theory.quadrature;

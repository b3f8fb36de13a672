/**
 * The coefficients mu_i of the drift: as powers of the inner learning rate where psi has a form that can be expanded, else by
 * evaluation.
 */
package dev.escapement.theory.expansion;

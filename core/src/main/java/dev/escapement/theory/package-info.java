/**
 * What theory says before anything is simulated: Hermite coefficients, information and generative exponents, the mean map
 * of a step, step-size policies, predicted exponents and transitions.
 */
package dev.escapement.theory;

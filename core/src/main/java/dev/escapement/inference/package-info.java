/**
 * From escape times to exponents: survival estimates and regressions that take censoring for what it is. Knows numbers
 * only.
 */
package dev.escapement.inference;

/**
 * From escape times to exponents. Each exponent comes with an interval, tests and warnings; the exponents of many settings
 * give the transition and the collapse. Knows numbers only.
 */
package dev.escapement.inference;

/**
 * Formulas that a user types: parsing, canonical text, exact derivatives, what is known of a formula by its symbols, and
 * evaluation on arrays of lanes. The language has numbers, variables, arithmetic and functions: it cannot loop, read a file
 * or run code. This package knows arithmetic; which variables and functions a formula may use, a {@link
 * dev.escapement.formula.Vocabulary} says.
 */
package dev.escapement.formula;

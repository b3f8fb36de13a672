/**
 * The inner loops of the engines, in plain Java and (below) in the Vector API, behind one choice that is made once. All
 * compute the same bits.
 */
package dev.escapement.simulation.kernel;

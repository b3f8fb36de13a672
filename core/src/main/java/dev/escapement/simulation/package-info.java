/**
 * What a simulation is given and returns, and the engines that run it. Those of one neuron and one direction are here: a dense
 * one that holds x and w in R^d, and the exact reduced one. The general engine, for several of each and for batches, is below. An
 * engine is incremental, owns no clock and can go on from another's state; its results depend on the scenario and the cells'
 * streams alone, never on which cells share its lanes or on how far it is advanced at a time.
 */
package dev.escapement.simulation;

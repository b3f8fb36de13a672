/**
 * The engines' inner loops in the Vector API (the incubating module {@code jdk.incubator.vector}). Nothing outside may name
 * a class of that module, so that everything else runs without it.
 */
package dev.escapement.simulation.kernel.vector;

/** Escape times of runs, some of them censored, by dimension, and the Kaplan-Meier estimate of their law. */
package dev.escapement.inference.survival;

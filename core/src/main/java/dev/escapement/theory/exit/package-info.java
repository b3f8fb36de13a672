/** The law of the escape step: the noise of steps and starts on a grid of overlaps. */
package dev.escapement.theory.exit;

package dev.escapement.simulation;

import java.io.Serializable;

/**
 * The first passage of a run through a level.
 *
 * @param level an overlap below the threshold
 * @param step the first step after which the overlap had reached it; 0 if the run started there
 */
public record Passage(double level, long step) implements Serializable {}

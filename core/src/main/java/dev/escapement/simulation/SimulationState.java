package dev.escapement.simulation;

import java.io.Serializable;

/**
 * Where a simulation is, between two steps: runs, their vectors and how far their streams are read. It holds neither the
 * scenario nor the cells, which whoever resumes has to give again.
 */
public interface SimulationState extends Serializable {}

package dev.escapement.algorithm;

import dev.escapement.link.Link;
import java.io.Serializable;

/**
 * The student: {@code a act(<w, x>)}.
 *
 * @param activation act
 * @param secondLayer a, fixed during training
 */
public record Neuron(Link activation, double secondLayer) implements Serializable {}

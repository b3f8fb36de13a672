package dev.escapement.theory;

import dev.escapement.algorithm.Escape;
import dev.escapement.algorithm.InitialCondition;
import dev.escapement.algorithm.Model;

/**
 * A setting as theory sees it: everything but the outer learning rate.
 *
 * @param dimension d, at least 2; not bound to the range of an int, since theory can go where no simulation does
 * @param eta the inner learning rate; ignored by algorithms that have none
 */
public record Problem(Model model, double dimension, double eta, InitialCondition init, Escape escape) {}

package dev.escapement.theory.expansion;

/**
 * What is left of a coefficient as the inner learning rate tends to 0: {@code i! mu_i ~ strength |h|^power}, with
 * {@code h = eta d^s} as the {@link Scaling} of the model says.
 *
 * @param order i
 * @param strength not 0; found by evaluation it has five digits or so
 * @param power of the learning rate
 * @param settled whether the power is known: from a series, or since the local slope is a whole number within its error
 */
public record LeadingTerm(int order, double strength, double power, boolean settled) {}

/**
 * Links and activations: the scalar functions a single-index model and a neuron can be made of, each
 * with its derivative and its name. Functions act on arrays of lanes, so that one call serves a block of simulated runs
 * or a rule of quadrature nodes.
 */
package dev.escapement.link;

/**
 * Accelerated-failure-time regression: maximum likelihood for escape times that are a trend times a standard variable, runs
 * that did not escape counting as censored.
 */
package dev.escapement.inference.aft;

/** Resampled and simulated groups, and the intervals and tests that come from them. */
package dev.escapement.inference.bootstrap;

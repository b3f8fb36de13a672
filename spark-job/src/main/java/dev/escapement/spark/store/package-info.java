/**
 * What a sweep leaves on disk: the output directory with its runs, trajectories, checkpoints and tables. Runs and
 * trajectories lie in many files each, which are merged into one; a file that cannot count is set aside or passed over.
 */
package dev.escapement.spark.store;

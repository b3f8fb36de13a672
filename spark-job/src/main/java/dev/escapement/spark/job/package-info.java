/**
 * A sweep on Spark: the backlog becomes tasks, tasks are submitted, and their rows are written as they end. A cell that throws
 * is a row, not the end.
 */
package dev.escapement.spark.job;

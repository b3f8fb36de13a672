/**
 * A sweep as Spark tasks: cells are grouped by setting, packed into tasks of sensible length and simulated on executors; a
 * cell that throws is a row, not the end. Rows reach the driver as each task ends.
 */
package dev.escapement.spark.job;

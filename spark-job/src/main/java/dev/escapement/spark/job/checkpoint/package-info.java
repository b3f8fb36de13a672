/** How far groups of cells have come, left on disk by executors and read by whichever executor goes on. */
package dev.escapement.spark.job.checkpoint;

/** What one Spark task is: groups of cells packed to a sensible length, how an executor simulates them, and their results. */
package dev.escapement.spark.job.task;

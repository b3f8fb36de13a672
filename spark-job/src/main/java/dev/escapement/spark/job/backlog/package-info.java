/** What a plan still has to do: its cells, less those whose rows the output holds, as groups that are simulated together. */
package dev.escapement.spark.job.backlog;

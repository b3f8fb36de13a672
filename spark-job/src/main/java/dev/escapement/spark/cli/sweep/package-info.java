/** What the commands do with Spark and Hadoop, which the entry class and the commands themselves load without. */
package dev.escapement.spark.cli.sweep;

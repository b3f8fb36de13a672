/** What a user types and sees: one class per command, exit codes, the only place that prints to people. */
package dev.escapement.spark.cli;

/** The process that a command runs in: its exit codes, streams, signals, log of faults and machine. */
package dev.escapement.spark.cli.process;

/** What a user types: the entry class and one class per command. Only this package and its rooms print to people. */
package dev.escapement.spark.cli;

/**
 * The right to write an output, which at most one driver has: the file {@code _lease}, how a driver acquires it, renews it
 * and learns that it is lost.
 */
package dev.escapement.spark.store.lease;

/**
 * The job: the rooms of this package read a configuration, run its cells on Spark, and fit and report what they gave. Here
 * stands what all rooms share: how a command fails, and work in parallel.
 */
package dev.escapement.spark;

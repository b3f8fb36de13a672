/** How far a sweep is: a live bar on a terminal, plain lines elsewhere, nothing if asked to be quiet. */
package dev.escapement.spark.progress;

/** Escapement for programs and notebooks that have a Spark of their own. */
package dev.escapement.spark.session;

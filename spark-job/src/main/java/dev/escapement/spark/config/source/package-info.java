/** Where values come from: a HOCON file, what it includes, and the arguments that replace them. */
package dev.escapement.spark.config.source;

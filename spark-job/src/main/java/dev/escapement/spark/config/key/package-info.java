/**
 * Every key of the configuration, its default, what it may be and how its value is read; the keys of a section together make a
 * grid. A new key is a line in {@link dev.escapement.spark.config.key.Keys}.
 */
package dev.escapement.spark.config.key;

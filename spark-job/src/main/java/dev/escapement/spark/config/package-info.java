/**
 * From HOCON and {@code key=value} arguments to a validated sweep. {@link dev.escapement.spark.config.Keys} lists every key,
 * its default and what it may be; every message about a key comes from here. No other package knows the configuration format.
 */
package dev.escapement.spark.config;

/**
 * From HOCON and {@code key=value} arguments to a validated sweep; every message about a key comes from here. No other package
 * knows the configuration format.
 */
package dev.escapement.spark.config;

/**
 * The records that are the rows of the tables, the groups of columns that tables share, and the mapping from settings to
 * columns and back.
 */
package dev.escapement.spark.store.table;

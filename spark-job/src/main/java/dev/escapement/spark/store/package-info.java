/**
 * What a sweep leaves on disk: the records that are the rows of its tables, one codec that derives the Parquet schema, the
 * reader and the column dictionary from them, and the output directory, in which a file is either whole or absent.
 */
package dev.escapement.spark.store;

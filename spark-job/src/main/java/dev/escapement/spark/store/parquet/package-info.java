/**
 * One codec for all tables: from the record that is a table's row it derives the Parquet schema, the reader, the writer and
 * the column dictionary. It reads the files of others too, and holds them against the table's contract.
 */
package dev.escapement.spark.store.parquet;

/**
 * Files that are whole or absent, and on the disk once they are closed. A fence is asked before every rename and delete; a
 * file among the tables that cannot count is torn or foreign.
 */
package dev.escapement.spark.store.file;

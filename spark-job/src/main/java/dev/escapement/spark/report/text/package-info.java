/** Numbers, groups of cells and verdicts in the words that the page, its charts and the terminal share. */
package dev.escapement.spark.report.text;

/** Draws charts on paper, as SVG and PNG files. */
package dev.escapement.spark.report.figure;

/** One class per kind of chart: from the rows of the tables to what the chart shows. A new plot is a class here. */
package dev.escapement.spark.report.panel;

/** What charts show, as values: the panels of the page, their plots and heat maps, axes, series and colours. */
package dev.escapement.spark.report.chart;

/** From the rows of the tables to what the page's charts show: one class per kind of chart, listed in {@code Panels}. */
package dev.escapement.spark.report.panel;

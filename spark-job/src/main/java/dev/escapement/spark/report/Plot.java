package dev.escapement.spark.report;

import java.util.List;

/**
 * Series over two axes.
 *
 * @param series drawn in this order; those of one name are one entry of the legend
 */
record Plot(String title, Axis x, Axis y, List<Series> series) implements Chart {}

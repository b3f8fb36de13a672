/**
 * The report of an output. Every chart is described once, as a value, and drawn by two renderers, the page's and the one for
 * the figures of papers.
 */
package dev.escapement.spark.report;

/** What commands print: plans, results and predictions as text and as JSON. */
package dev.escapement.spark.cli.text;

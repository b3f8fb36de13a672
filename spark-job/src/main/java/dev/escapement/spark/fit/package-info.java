/** From the rows of {@code runs/} to the tables beside them: escape times per setting, exponents per group. */
package dev.escapement.spark.fit;

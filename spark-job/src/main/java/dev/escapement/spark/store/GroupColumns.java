package dev.escapement.spark.store;

/** The settings that differ in nothing but the dimension: those that one exponent describes. */
public record GroupColumns(ModelColumns model, RateColumns rates) {}

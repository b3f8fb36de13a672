package dev.escapement.spark.store.table;

import java.io.Serializable;

/** The settings that differ in nothing but the dimension: those that one exponent describes. */
public record GroupColumns(ModelColumns model, RateColumns rates) implements Serializable {
    /** The group without its learning-rate exponent: what a transition is found in. */
    public GroupColumns acrossExponents() {
        return new GroupColumns(model, rates.acrossExponents());
    }

    /** The group without its learning rate, plain or a law's: what a crossover in it is found in. */
    public GroupColumns acrossRates() {
        return new GroupColumns(model, rates.acrossRates());
    }
}

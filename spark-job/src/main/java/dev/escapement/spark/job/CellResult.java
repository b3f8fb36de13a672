package dev.escapement.spark.job;

import dev.escapement.simulation.Outcome;
import java.io.Serializable;

/**
 * How a cell ended.
 *
 * @param outcome null if it failed
 * @param error null unless it failed
 * @param wallNanos its share of core time
 */
record CellResult(Outcome outcome, String error, long wallNanos) implements Serializable {

    static CellResult of(Outcome outcome, long wallNanos) {
        return new CellResult(outcome, null, wallNanos);
    }

    static CellResult failed(Throwable cause, long wallNanos) {
        return new CellResult(null, cause.toString(), wallNanos);
    }

    boolean failed() {
        return outcome == null;
    }
}

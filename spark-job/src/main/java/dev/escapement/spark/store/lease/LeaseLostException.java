package dev.escapement.spark.store.lease;

import dev.escapement.spark.store.file.FencedException;
import org.apache.hadoop.fs.Path;

/** The output's lease is no longer this process's: it was suspended for too long, and another driver has taken over. */
public final class LeaseLostException extends FencedException {
    private static final long serialVersionUID = 1;

    /** @param by who holds the lease now; null if nobody does */
    LeaseLostException(Path output, LeaseRecord by) {
        super(output + " is no longer this process's: "
                + (by == null
                        ? "its lease has been deleted"
                        : "process " + by.driver().pid() + " on " + by.driver().host() + " has taken over its lease")
                + ", and nothing has been touched since");
    }
}

package dev.escapement.spark.store.lease;

import java.io.IOException;
import java.time.Duration;

/** Another driver is at work on the output. */
public final class OutputHeldException extends IOException {
    private static final long serialVersionUID = 1;

    private final transient LeaseRecord lease;
    private final Duration sinceHeartbeat;

    OutputHeldException(LeaseRecord lease, Duration sinceHeartbeat) {
        super("held by " + lease.driver());
        this.lease = lease;
        this.sinceHeartbeat = sinceHeartbeat;
    }

    /** Who holds it. */
    public DriverProcess holder() {
        return lease.driver();
    }

    /** How long ago it gave its last sign of life, by this machine's clock. */
    public Duration sinceHeartbeat() {
        return sinceHeartbeat;
    }
}

package dev.escapement.spark.store.lease;

import java.io.InterruptedIOException;
import java.time.Duration;
import java.time.Instant;

/** Time, as a lease needs it. */
public interface LeaseClock {
    /** The machine's. */
    LeaseClock SYSTEM = new LeaseClock() {
        @Override
        public Instant now() {
            return Instant.now();
        }

        @Override
        public void pause(Duration time) throws InterruptedIOException {
            try {
                Thread.sleep(time.toMillis());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new InterruptedIOException("interrupted while waiting for the output's lease");
            }
        }
    };

    /** The time of day. */
    Instant now();

    /** Lets time pass. */
    void pause(Duration time) throws InterruptedIOException;
}

package dev.escapement.spark.store.lease;

import dev.escapement.spark.store.file.Fence;
import dev.escapement.spark.store.file.FirstLine;
import java.io.Closeable;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.apache.hadoop.fs.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The right to write an output: at most one driver has it. It is the file {@code _lease}, renewed by a thread of its own. A
 * driver that has been suspended past its term may find it taken over, and is told so before its next rename or delete. A
 * driver whose renewals fail renames and deletes nothing any more before the term is over. One whose renewal hangs in a file
 * operation waits with it, and learns only then whether the lease is still its own. Ages are told by the time of day, so a
 * clock that is set back hides a failing renewal for as long.
 */
public final class Lease implements Closeable, Fence {
    static final Duration TERM = Duration.ofSeconds(30);

    private static final Logger LOG = LoggerFactory.getLogger(Lease.class);
    private static final Duration HEARTBEAT = TERM.dividedBy(6);

    /** A lease that was not renewed for so long is nearly over: two heartbeats are left. */
    private static final Duration NEARLY_OVER = TERM.minus(HEARTBEAT.multipliedBy(2));

    private final Path output;
    private final LeaseFile file;
    private final LeaseClock clock;
    private final LeaseRecord mine;
    private final Thread heart = new Thread(this::beat, "escapement-lease");
    private volatile boolean closed;
    private volatile Instant renewedAt;
    /** Whether the last heartbeat failed. */
    private boolean failing;

    /** A lease that has just been written. */
    Lease(Path output, LeaseFile file, LeaseClock clock, LeaseRecord mine) {
        this.output = output;
        this.file = file;
        this.clock = clock;
        this.mine = mine;
        this.renewedAt = clock.now();
        heart.setDaemon(true);
    }

    static LeaseRecord fresh(DriverProcess driver, LeaseClock clock) {
        return new LeaseRecord(driver, UUID.randomUUID().toString(), clock.now(), TERM);
    }

    /** Starts to renew it, in a thread of its own. */
    public void startHeart() {
        heart.start();
    }

    @Override
    public void check() throws IOException {
        Duration unrenewed = Duration.between(renewedAt, clock.now());
        if (unrenewed.compareTo(NEARLY_OVER) >= 0) {
            // The heart may only be late: the process was suspended, or the machine is busy.
            try {
                renew();
            } catch (IOException | RuntimeException e) {
                throw new LeaseNotRenewedException(output, unrenewed, e);
            }
        }
        Optional<LeaseRecord> holder = holder();
        if (!isMine(holder)) {
            throw new LeaseLostException(output, holder.orElse(null));
        }
    }

    /** Renews the lease, unless it is another's by now. */
    synchronized void renew() throws IOException {
        if (!closed && isMine(holder())) {
            Instant now = clock.now();
            file.replace(mine.renewed(now).text());
            renewedAt = now;
        }
    }

    private Optional<LeaseRecord> holder() throws IOException {
        return file.read().flatMap(LeaseRecord::parse);
    }

    private boolean isMine(Optional<LeaseRecord> holder) {
        return holder.map(LeaseRecord::token).filter(mine.token()::equals).isPresent();
    }

    private void beat() {
        while (!closed) {
            try {
                clock.pause(HEARTBEAT);
            } catch (InterruptedIOException e) {
                return;
            }
            heartbeat();
        }
    }

    /** Renews the lease. The first failure in a row is logged, and the success that ends the row. */
    void heartbeat() {
        try {
            renew();
            if (failing) {
                LOG.warn("the lease of {} is renewed again", output);
            }
            failing = false;
        } catch (IOException | RuntimeException e) {
            // A full disk or a network that is away for a moment: the next beat may succeed.
            if (!failing) {
                LOG.warn("the lease of {} could not be renewed ({}); trying again", output, FirstLine.of(e));
            }
            failing = true;
        }
    }

    /** Gives the right back, unless it is another's already. */
    @Override
    public synchronized void close() throws IOException {
        if (!closed) {
            closed = true;
            if (isMine(holder())) {
                file.delete();
            }
        }
    }
}

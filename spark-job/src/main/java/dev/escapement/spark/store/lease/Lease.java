package dev.escapement.spark.store.lease;

import dev.escapement.spark.store.file.Fence;
import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.apache.hadoop.fs.Path;

/**
 * The right to write an output: at most one driver has it. It is the file {@code _lease}, renewed by a thread of its own. A
 * driver that has been suspended past its term may find it taken over, and is told so before its next rename or delete.
 */
public final class Lease implements Closeable, Fence {
    static final Duration TERM = Duration.ofSeconds(30);

    private static final Duration HEARTBEAT = TERM.dividedBy(6);

    private final Path output;
    private final LeaseFile file;
    private final LeaseClock clock;
    private final LeaseRecord mine;
    private final Thread heart = new Thread(this::beat, "escapement-lease");
    private volatile boolean closed;

    /** A lease that has just been written. */
    Lease(Path output, LeaseFile file, LeaseClock clock, LeaseRecord mine) {
        this.output = output;
        this.file = file;
        this.clock = clock;
        this.mine = mine;
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
        Optional<LeaseRecord> holder = holder();
        if (!isMine(holder)) {
            throw new LeaseLostException(output, holder.orElse(null));
        }
    }

    /** One heartbeat; none if the lease is another's by now. */
    synchronized void renew() throws IOException {
        if (!closed && isMine(holder())) {
            file.replace(mine.renewed(clock.now()).text());
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
                renew();
            } catch (IOException | RuntimeException e) {
                // A full disk or a network that is away for a moment: the next beat may succeed, and if none does, the
                // check before the next rename tells.
                continue;
            }
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

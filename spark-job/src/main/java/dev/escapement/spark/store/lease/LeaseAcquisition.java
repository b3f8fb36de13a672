package dev.escapement.spark.store.lease;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.hadoop.fs.Path;

/** How a driver comes by an output's lease. */
public final class LeaseAcquisition {
    private static final Duration GLANCE = Duration.ofMillis(500);

    private final LeaseFile file;
    private final LeaseRecord mine;
    private final LeaseClock clock;
    private final Consumer<DriverProcess> waitingFor;

    private LeaseAcquisition(LeaseFile file, LeaseRecord mine, LeaseClock clock, Consumer<DriverProcess> waitingFor) {
        this.file = file;
        this.mine = mine;
        this.clock = clock;
        this.waitingFor = waitingFor;
    }

    /**
     * Takes a lease that nobody has or whose holder is dead; if that cannot be told at once, waits for its term.
     *
     * @param waitingFor is told of a holder whose sign of life is waited for
     * @throws OutputHeldException if the holder gave one
     */
    public static Lease acquire(
            Path output, LeaseFile file, DriverProcess me, LeaseClock clock, Consumer<DriverProcess> waitingFor)
            throws IOException {
        LeaseRecord mine = Lease.fresh(me, clock);
        new LeaseAcquisition(file, mine, clock, waitingFor).take();
        return new Lease(output, file, clock, mine);
    }

    private void take() throws IOException {
        Optional<String> found = Optional.empty();
        while (found.isEmpty()) {
            if (file.create(mine.text())) {
                return;
            }
            found = file.read();
        }
        Optional<LeaseRecord> holder = LeaseRecord.parse(found.get());
        if (holder.isPresent() && holder.get().driver().surelyDead(mine.driver())) {
            takeOver();
        } else {
            watch(found.get(), holder);
        }
    }

    /** Watches the file, not the time it tells, since two machines' clocks may differ. */
    private void watch(String found, Optional<LeaseRecord> holder) throws IOException {
        holder.map(LeaseRecord::driver).ifPresent(waitingFor);
        Duration term = holder.map(LeaseRecord::term).orElse(Lease.TERM);
        for (Duration waited = Duration.ZERO; waited.compareTo(term) < 0; waited = waited.plus(GLANCE)) {
            clock.pause(GLANCE);
            Optional<String> now = file.read();
            if (now.isEmpty()) {
                if (file.create(mine.text())) {
                    return;
                }
            } else if (!now.get().equals(found)) {
                refuseIfHeld(now.get());
            }
        }
        takeOver();
    }

    private void takeOver() throws IOException {
        file.replace(mine.text());
        // Two may have found the same dead holder: the last one to write has it.
        refuseIfHeld(file.read().orElse(""));
    }

    private void refuseIfHeld(String text) throws OutputHeldException {
        Optional<LeaseRecord> holder = LeaseRecord.parse(text);
        if (holder.isPresent() && !holder.get().token().equals(mine.token())) {
            throw new OutputHeldException(
                    holder.get(), Duration.between(holder.get().renewedAt(), clock.now()));
        }
    }
}

package dev.escapement.spark.store.lease;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * A process that writes an output.
 *
 * @param host its machine's name
 * @param pid its id there
 * @param startedAt when it started, to the millisecond; tells it from a later process with the same id
 * @param space where its id is its own; empty if that is unknown
 */
public record DriverProcess(String host, long pid, Instant startedAt, Optional<PidSpace> space) {
    /** The system counts from its boot, whose time each JVM derives anew, in whole seconds. */
    private static final Duration SAME_START = Duration.ofSeconds(2);

    /** This one. */
    public static DriverProcess current() {
        ProcessHandle self = ProcessHandle.current();
        return new DriverProcess(
                hostName(),
                self.pid(),
                self.info().startInstant().orElse(Instant.EPOCH).truncatedTo(ChronoUnit.MILLIS),
                PidSpace.current());
    }

    /**
     * True if it is sure that this process has ended. False does not mean that it is alive: nobody can tell that of a process
     * on another machine or in another PID space.
     *
     * @param me the process that asks
     */
    boolean surelyDead(DriverProcess me) {
        return host.equals(me.host)
                && space.isPresent()
                && space.equals(me.space)
                && ProcessHandle.of(pid).filter(this::isThis).isEmpty();
    }

    private boolean isThis(ProcessHandle process) {
        Instant start = process.info().startInstant().orElse(startedAt);
        return process.isAlive()
                && !defunct()
                && Duration.between(startedAt, start).abs().compareTo(SAME_START) <= 0;
    }

    /** Whether it has ended but its parent has not taken note, which Java counts as alive. */
    private boolean defunct() {
        try {
            String status = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
            return status.startsWith(" Z ", status.lastIndexOf(')') + 1);
        } catch (IOException e) {
            return false;
        }
    }

    private static String hostName() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "unknown";
        }
    }
}

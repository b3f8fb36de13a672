package dev.escapement.spark.cli.process;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jline.utils.Signals;

/**
 * SIGINT and SIGTERM while a run holds its output. The first asks the run to write what is finished and to end; if it has not
 * ended in good time, or at a second one, the process ends where it stands, which costs no row that is written. Signals that
 * come within half a second are one: {@code timeout} sends its signal to the process and to its group.
 */
public final class StopSignals implements AutoCloseable {
    private static final int GRACE_SECONDS = 8;
    private static final int SIGNAL_EXIT = 128;
    private static final long ONE_SIGNAL_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

    private final String command;
    private final Runnable silence;
    private final Map<Signal, Object> before = new EnumMap<>(Signal.class);
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile Signal received;
    private long receivedAt;

    /** Those that ask a process to end, with the numbers that POSIX gives them. */
    private enum Signal {
        INT(2),
        TERM(15);

        private final int number;

        Signal(int number) {
            this.number = number;
        }
    }

    private StopSignals(String command, Runnable silence) {
        this.command = command;
        this.silence = silence;
    }

    /**
     * From now on.
     *
     * @param command with which the user goes on
     * @param silence called at the first signal: what Spark logs of tasks and a context that end early is no news then
     */
    public static StopSignals watch(String command, Runnable silence) {
        StopSignals signals = new StopSignals(command, silence);
        for (Signal signal : Signal.values()) {
            Object handler = Signals.register(signal.name(), () -> signals.receive(signal));
            // There is no handler if the JVM was started with -Xrs: it handles no signals, and ends at once.
            if (handler != null) {
                signals.before.put(signal, handler);
            }
        }
        return signals;
    }

    /** None, in a process that is not a command's own: its signals stay what they are. */
    public static StopSignals ignored() {
        return new StopSignals("", () -> {});
    }

    /** Whether the run is to end. */
    public boolean received() {
        return received != null;
    }

    /** 130 or 143. */
    public int exitCode() {
        return SIGNAL_EXIT + received.number;
    }

    /** What the user is told, once, when the run has ended. */
    public String farewell(long written, long planned) {
        return farewell(written + " of " + planned + " cells are done and written");
    }

    private String farewell(String state) {
        return "escapement: stopped by SIG" + received + "; " + state + "; to go on: " + command;
    }

    /** Each signal has a thread of its own. */
    private synchronized void receive(Signal signal) {
        if (received != null) {
            if (System.nanoTime() - receivedAt >= ONE_SIGNAL_NANOS) {
                Runtime.getRuntime().halt(SIGNAL_EXIT + signal.number);
            }
            return;
        }
        receivedAt = System.nanoTime();
        received = signal;
        Thread watchdog = new Thread(this::endInTime, "escapement-stop");
        watchdog.setDaemon(true);
        watchdog.start();
        silence.run();
    }

    /** Goes on after the run has ended, since Spark and Hadoop take leave too. */
    private void endInTime() {
        try {
            TimeUnit.SECONDS.sleep(GRACE_SECONDS);
        } catch (InterruptedException e) {
            return;
        }
        if (ended.getCount() > 0) {
            System.err.println(farewell("what is written stays written"));
        }
        Runtime.getRuntime().halt(exitCode());
    }

    /** The run has ended; signals are the JVM's again, unless there was one. */
    @Override
    public void close() {
        ended.countDown();
        if (received == null) {
            before.forEach((signal, handler) -> Signals.unregister(signal.name(), handler));
        }
    }
}

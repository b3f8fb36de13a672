package dev.escapement.spark.job.task;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;

/** Core time: what this thread has had of a processor, so that a busy machine does not make cells look expensive. */
final class CoreClock {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final boolean SUPPORTED = THREADS.isCurrentThreadCpuTimeSupported();

    private CoreClock() {}

    /** Nanoseconds; wall time where the platform does not tell a thread's. */
    static long nanos() {
        return SUPPORTED ? THREADS.getCurrentThreadCpuTime() : System.nanoTime();
    }
}

package dev.escapement.spark.store.lease;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where a process id names one process: a PID namespace of a Linux kernel, from one boot to the next. Two containers, or two
 * copies of a machine, may have the same host name, but not the same PID space.
 *
 * @param bootId a random number that the kernel draws when it boots
 * @param namespace the namespace's name there, such as {@code pid:[4026531836]}
 */
public record PidSpace(String bootId, String namespace) {
    private static final Path PROC = Path.of("/proc");

    /** The one of this process; empty if it is unknown, or if this process cannot see all the processes in it. */
    static Optional<PidSpace> current() {
        try {
            return seesItsOwn() && seesThoseOfOthers()
                    ? Optional.of(new PidSpace(
                            Files.readString(PROC.resolve("sys/kernel/random/boot_id"))
                                    .strip(),
                            Files.readSymbolicLink(PROC.resolve("self/ns/pid")).toString()))
                    : Optional.empty();
        } catch (IOException | UnsupportedOperationException e) {
            return Optional.empty();
        }
    }

    /** False in a new namespace with its parent's {@code /proc}, where a number stands for another process. */
    private static boolean seesItsOwn() throws IOException {
        String self = Files.readSymbolicLink(PROC.resolve("self")).toString();
        return self.equals(Long.toString(ProcessHandle.current().pid()));
    }

    /** False where {@code /proc} is mounted with {@code hidepid}: other users' processes look as if they had ended. */
    private static boolean seesThoseOfOthers() {
        return Files.isReadable(PROC.resolve("1/stat"));
    }
}

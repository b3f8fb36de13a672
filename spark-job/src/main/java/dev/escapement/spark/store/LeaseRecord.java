package dev.escapement.spark.store;

import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the file {@code _lease} says.
 *
 * @param driver the holder
 * @param token the holder's own
 * @param renewedAt its last heartbeat, by its clock
 * @param term how long a lease without a heartbeat is respected
 */
record LeaseRecord(DriverProcess driver, String token, Instant renewedAt, Duration term) {
    private static final Pattern TEXT = Pattern.compile("""
            \\s*\\{\\s*"host"\\s*:\\s*"([^"\\\\]*)"\\s*,\\s*"pid"\\s*:\\s*(\\d{1,18})\\s*,\\s*"started_at"\\s*:\\s*"([^"]*)"\\s*,\
            \\s*"token"\\s*:\\s*"([^"]*)"\\s*,\\s*"renewed_at"\\s*:\\s*"([^"]*)"\\s*,\\s*"lease_seconds"\\s*:\\s*(\\d{1,9})\\s*\\}\\s*""");

    /** As JSON. */
    String text() {
        return String.format(
                Locale.ROOT,
                """
                {
                  "host" : "%s",
                  "pid" : %d,
                  "started_at" : "%s",
                  "token" : "%s",
                  "renewed_at" : "%s",
                  "lease_seconds" : %d
                }
                """,
                driver.host().replaceAll("[\"\\\\\\p{Cntrl}]", "_"),
                driver.pid(),
                driver.startedAt(),
                token,
                renewedAt,
                term.toSeconds());
    }

    /** Reads {@link #text}; empty for anything else. */
    static Optional<LeaseRecord> parse(String text) {
        Matcher found = TEXT.matcher(text);
        if (!found.matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new LeaseRecord(
                    new DriverProcess(found.group(1), Long.parseLong(found.group(2)), Instant.parse(found.group(3))),
                    found.group(4),
                    Instant.parse(found.group(5)),
                    Duration.ofSeconds(Long.parseLong(found.group(6)))));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    LeaseRecord renewed(Instant now) {
        return new LeaseRecord(driver, token, now, term);
    }
}

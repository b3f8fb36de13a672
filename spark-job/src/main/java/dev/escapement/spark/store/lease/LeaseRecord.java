package dev.escapement.spark.store.lease;

import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.NoSuchElementException;
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
    private static final Pattern OBJECT = Pattern.compile("\\s*\\{[^{}]*\\}\\s*");

    /** As JSON. What is unknown of the holder is left out. */
    String text() {
        return String.format(
                Locale.ROOT,
                """
                {
                  "host" : "%s",
                  "pid" : %d,
                  "started_at" : "%s",
                %s\
                  "token" : "%s",
                  "renewed_at" : "%s",
                  "lease_seconds" : %d
                }
                """,
                clean(driver.host()),
                driver.pid(),
                driver.startedAt(),
                driver.space().map(LeaseRecord::text).orElse(""),
                token,
                renewedAt,
                term.toSeconds());
    }

    private static String text(PidSpace space) {
        return String.format(Locale.ROOT, """
                  "boot_id" : "%s",
                  "pid_namespace" : "%s",
                """, clean(space.bootId()), clean(space.namespace()));
    }

    private static String clean(String text) {
        return text.replaceAll("[\"\\\\{}\\p{Cntrl}]", "_");
    }

    /** Reads {@link #text}, and that of versions with fewer fields or more; empty for anything else. */
    static Optional<LeaseRecord> parse(String text) {
        if (!OBJECT.matcher(text).matches()) {
            return Optional.empty();
        }
        try {
            DriverProcess driver = new DriverProcess(
                    required(text, "host"),
                    Long.parseLong(required(text, "pid")),
                    Instant.parse(required(text, "started_at")),
                    field(text, "boot_id")
                            .flatMap(boot -> field(text, "pid_namespace").map(space -> new PidSpace(boot, space))));
            return Optional.of(new LeaseRecord(
                    driver,
                    required(text, "token"),
                    Instant.parse(required(text, "renewed_at")),
                    Duration.ofSeconds(Long.parseLong(required(text, "lease_seconds")))));
        } catch (DateTimeParseException | NumberFormatException | NoSuchElementException e) {
            return Optional.empty();
        }
    }

    private static String required(String text, String key) {
        return field(text, key).orElseThrow();
    }

    /** The value of a key: a string or a whole number. */
    private static Optional<String> field(String text, String key) {
        Matcher found = Pattern.compile("\"" + key + "\"\\s*:\\s*(?:\"([^\"\\\\]*)\"|(\\d{1,18}))\\s*[,}]")
                .matcher(text);
        return found.find() ? Optional.of(found.group(1) == null ? found.group(2) : found.group(1)) : Optional.empty();
    }

    LeaseRecord renewed(Instant now) {
        return new LeaseRecord(driver, token, now, term);
    }
}

package dev.escapement.spark.config.key;

import dev.escapement.spark.UserException;
import java.nio.charset.Charset;
import java.util.Optional;
import java.util.function.Function;

/** Paths as users type them. */
public final class UserPath {
    /** Letters of two scripts: an encoding that has both has all. */
    private static final String LETTERS = "\u00f6\u4e2d";

    private UserPath() {}

    /**
     * The path that a shell makes of a typed one: a leading {@code ~} is the user's home. Shells leave it as it is behind
     * {@code output=}, and so do configuration files.
     *
     * @throws UserException if it is the home of a named user, which only a shell knows, or if there is no home
     */
    public static String of(String typed) {
        return of(typed, home(), problem -> new UserException(typed + ": " + problem));
    }

    /** The same of a value of the configuration. */
    static String of(Entry typed) {
        return of(typed.line(), home(), typed.expecting("")::wrong);
    }

    static String of(String typed, String home, Function<String, UserException> complaint) {
        if (!typed.startsWith("~")) {
            return typed;
        }
        String rest = typed.substring(1);
        if (!rest.isEmpty() && !rest.startsWith("/")) {
            throw complaint.apply(
                    "only ~ and ~/ stand for a home; write the path in full, or ./~ where a name begins so");
        }
        if (!home.startsWith("/")) {
            throw complaint.apply("this user has no home directory; write the path in full");
        }
        String path = home.replaceAll("/+$", "") + rest;
        return path.isEmpty() ? "/" : path;
    }

    private static String home() {
        String home = System.getenv("HOME");
        return home == null ? System.getProperty("user.home") : home;
    }

    /**
     * Why a path of the local disk is not the one the user means: this JVM's encoding of file names lacks some of its letters.
     * Letters that were lost when an argument was read show as question marks.
     */
    public static Optional<String> unwritable(String path) {
        return unwritable(path, Charset.forName(System.getProperty("sun.jnu.encoding")));
    }

    static Optional<String> unwritable(String path, Charset names) {
        boolean lossy = !names.newEncoder().canEncode(LETTERS);
        boolean lost = path.indexOf('\ufffd') >= 0 || (lossy && path.indexOf('?') >= 0);
        if (!lost && names.newEncoder().canEncode(path)) {
            return Optional.empty();
        }
        return Optional.of("file names are in " + names + " here, which lacks letters of "
                + path.replaceAll("[^ -~]", "?") + "; set LC_ALL=C.UTF-8, or another UTF-8 locale of this machine");
    }
}

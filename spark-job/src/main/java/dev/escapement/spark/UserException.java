package dev.escapement.spark;

import java.util.List;

/**
 * A mistake of the user's: one line that says what is wrong and what to do about it, and below it, for a mistake in a
 * formula, where. It is printed without a stack trace.
 */
public class UserException extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** A mistake and its line; line breaks and other control characters that the user typed become spaces. */
    public UserException(String line) {
        this(line, List.of());
    }

    /** The same with further lines below it, in which every control character becomes one space, so that columns stay. */
    public UserException(String line, List<String> below) {
        super(line.replaceAll("\\p{Cntrl}+", " ") + shown(below));
    }

    private static String shown(List<String> below) {
        StringBuilder lines = new StringBuilder();
        below.forEach(line -> lines.append('\n').append(line.replaceAll("\\p{Cntrl}", " ")));
        return lines.toString();
    }
}

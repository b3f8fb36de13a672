package dev.escapement.spark;

/** A mistake of the user's: one line that says what is wrong and what to do about it. It is printed without a stack trace. */
public class UserException extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** A mistake and its line; line breaks and other control characters that the user typed become spaces. */
    public UserException(String line) {
        super(line.replaceAll("\\p{Cntrl}+", " "));
    }
}

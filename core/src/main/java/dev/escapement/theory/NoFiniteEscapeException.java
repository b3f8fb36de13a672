package dev.escapement.theory;

/** Theory finds no escape for a problem, so a step-size policy that rests on it has no answer. */
public final class NoFiniteEscapeException extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** With a message that names the link and the activation. */
    public NoFiniteEscapeException(String message) {
        super(message);
    }
}
